import type { Metadata } from 'next';
import { PremiseView } from '@/components/live/premise-view';
import { liveKey, premiseKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { getLive } from '@/lib/server/use-cases/get-live';
import { getPremise } from '@/lib/server/use-cases/get-premise';
import { Hydrated, type Prefetch } from '../../../hydrated';
import { type PageSearch, requireViewer } from '../../require-viewer';

export const metadata: Metadata = { title: 'Now' };

interface PremisePageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export default async function PremisePage({ params, searchParams }: PremisePageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(`/premises/${encodeURIComponent(premiseId)}`, searchParams);
  const context = await getContext();
  const prefetch: Prefetch[] = [
    { key: premiseKey(account, premiseId), load: () => getPremise(context, viewer, { account, premiseId }) },
  ];
  // Only home accounts have live readings.
  if (account === 'home') {
    prefetch.push({ key: liveKey(account, premiseId), load: () => getLive(context, viewer, { account, premiseId }) });
  }
  return (
    <Hydrated prefetch={prefetch}>
      <PremiseView account={account} premiseId={premiseId} />
    </Hydrated>
  );
}
