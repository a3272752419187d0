import { ReportsSkeleton } from '@/components/reports/reports-skeleton';
import { PageTitle } from '@/components/ui/page-title';

export default function Loading() {
  return (
    <>
      <PageTitle>Reports</PageTitle>
      <ReportsSkeleton />
    </>
  );
}
