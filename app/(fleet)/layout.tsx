import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { FleetNav } from '@/components/fleet/fleet-nav';
import { FleetSearch } from '@/components/fleet/fleet-search';
import { getViewer } from '@/lib/server/http/viewer';
import { SignedInShell } from '../signed-in-shell';

export default async function FleetLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  // Also here, not only in the page: once its loading state is sent, 'not found' can no longer set the status.
  if (viewer && viewer.enterprises.length === 0) notFound();
  return (
    <SignedInShell>
      <div className="mb-4 lg:flex lg:items-start lg:gap-6">
        <FleetNav />
        <FleetSearch />
      </div>
      {children}
    </SignedInShell>
  );
}
