import type { Metadata } from 'next';
import { HistoryView } from '@/components/history/history-view';
import { backfillKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { getBackfill } from '@/lib/server/use-cases/get-backfill';
import { Hydrated } from '../../../hydrated';
import { type PageSearch, requireViewer } from '../../require-viewer';

export const metadata: Metadata = { title: 'Saved history' };

export default async function HistoryPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/settings/history', searchParams);
  const context = await getContext();
  const load = () => getBackfill(context, viewer, { account });
  return (
    <Hydrated prefetch={[{ key: backfillKey(account), load }]}>
      <HistoryView key={account} account={account} />
    </Hydrated>
  );
}
