import { permanentRedirect } from 'next/navigation';
import type { PageSearch } from '../require-viewer';

/** Redirects the old address of downloads to the reports. */
export default async function DownloadsPage({ searchParams }: { searchParams: PageSearch }) {
  const { account } = await searchParams;
  permanentRedirect(typeof account === 'string' ? `/reports?account=${encodeURIComponent(account)}` : '/reports');
}
