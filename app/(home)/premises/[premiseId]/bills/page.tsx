import type { Metadata } from 'next';
import { BillsView } from '@/components/costs/bills-view';
import { billsKey, tariffsKey } from '@/lib/contract/query-keys';
import { listBills } from '@/lib/server/use-cases/bills';
import { getTariffs } from '@/lib/server/use-cases/tariffs';
import { Hydrated } from '../../../../hydrated';
import { getPageContext } from '../../../../page-context';
import { type PageSearch, requireViewer } from '../../../require-viewer';

interface BillsPageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export const metadata: Metadata = { title: 'Bills' };

export default async function BillsPage({ params, searchParams }: BillsPageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(`/premises/${encodeURIComponent(premiseId)}/bills`, searchParams);
  const context = await getPageContext();
  const prefetch = [
    { key: billsKey(account, premiseId), load: () => listBills(context, viewer, { account, premiseId }) },
    { key: tariffsKey(account, premiseId), load: () => getTariffs(context, viewer, { account, premise: premiseId }) },
  ];
  return (
    <Hydrated prefetch={prefetch}>
      <BillsView account={account} premiseId={premiseId} />
    </Hydrated>
  );
}
