import { permanentRedirect } from 'next/navigation';
import type { PageSearch } from '../require-viewer';

/** Where files were taken away before there were reports. */
export default async function DownloadsPage({ searchParams }: { searchParams: PageSearch }) {
  const { account } = await searchParams;
  permanentRedirect(typeof account === 'string' ? `/reports?account=${encodeURIComponent(account)}` : '/reports');
}
