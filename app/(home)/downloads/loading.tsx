import { DownloadsSkeleton } from '@/components/downloads/downloads-skeleton';
import { PageTitle } from '@/components/ui/page-title';

export default function Loading() {
  return (
    <>
      <PageTitle>Downloads</PageTitle>
      <DownloadsSkeleton />
    </>
  );
}
