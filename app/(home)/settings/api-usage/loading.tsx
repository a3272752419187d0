import { BudgetSkeleton } from '@/components/budget/budget-view';

export default function Loading() {
  return <BudgetSkeleton />;
}
