import type { Metadata } from 'next';
import { BudgetView } from '@/components/budget/budget-view';
import { budgetKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { getBudget } from '@/lib/server/use-cases/get-budget';
import { Hydrated } from '../../../hydrated';
import { type PageSearch, requireViewer } from '../../require-viewer';

export const metadata: Metadata = { title: 'Copper API usage' };

export default async function BudgetPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/settings/api-usage', searchParams);
  const context = await getContext();
  const load = () => getBudget(context, viewer, { account });
  return (
    <Hydrated prefetch={[{ key: budgetKey(account), load }]}>
      <BudgetView account={account} />
    </Hydrated>
  );
}
