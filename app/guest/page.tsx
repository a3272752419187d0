import type { Metadata } from 'next';
import { GuestEntry } from '@/components/guest/guest-entry';
import { getViewer } from '@/lib/server/http/viewer';

export const metadata: Metadata = { title: 'Guest' };

/** What a guest link opens. */
export default async function GuestPage() {
  return <GuestEntry isSignedIn={(await getViewer()) !== null} />;
}
