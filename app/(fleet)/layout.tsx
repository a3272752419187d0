import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { FleetNav } from '@/components/fleet/fleet-nav';
import { getViewer } from '@/lib/server/http/viewer';
import { SignedInShell } from '../signed-in-shell';

export default async function FleetLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  // Here and not only in the page: for everybody who is on no list there is no such address, loading picture or not.
  if (viewer && viewer.enterprises.length === 0) notFound();
  return (
    <SignedInShell>
      <FleetNav />
      {children}
    </SignedInShell>
  );
}
