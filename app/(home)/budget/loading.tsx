import { BudgetSkeleton } from '@/components/budget/budget-view';
import { PageTitle } from '@/components/ui/page-title';

export default function Loading() {
  return (
    <>
      <PageTitle>Request budget</PageTitle>
      <BudgetSkeleton />
    </>
  );
}
