import type { Metadata } from 'next';
import { BillCheckView } from '@/components/costs/bill-check-view';
import { billCheckKey } from '@/lib/contract/query-keys';
import { checkBill } from '@/lib/server/use-cases/bills';
import { Hydrated } from '../../../../../hydrated';
import { getPageContext } from '../../../../../page-context';
import { type PageSearch, requireViewer } from '../../../../require-viewer';

interface BillPageProps {
  params: Promise<{ premiseId: string; billId: string }>;
  searchParams: PageSearch;
}

export const metadata: Metadata = { title: 'Bill check' };

/** Readings that must be fetched first are left to the browser. */
const WITHIN_MS = 2_000;

export default async function BillPage({ params, searchParams }: BillPageProps) {
  const { premiseId, billId } = await params;
  const ids = { premiseId: decodeURIComponent(premiseId), billId: decodeURIComponent(billId) };
  const path = `/premises/${encodeURIComponent(ids.premiseId)}/bills/${encodeURIComponent(ids.billId)}`;
  const { viewer, account } = await requireViewer(path, searchParams);
  const context = await getPageContext();
  const prefetch = [
    {
      key: billCheckKey(account, ids.premiseId, ids.billId),
      load: () => checkBill(context, viewer, { account, ...ids }),
      withinMs: WITHIN_MS,
    },
  ];
  return (
    <Hydrated prefetch={prefetch}>
      <BillCheckView account={account} {...ids} />
    </Hydrated>
  );
}
