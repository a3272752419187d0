import type { Metadata } from 'next';
import { PremisesView } from '@/components/premises/premises-view';
import { FIRST_PREMISES } from '@/lib/client/premises-query';
import { premisesKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { listPremises } from '@/lib/server/use-cases/list-premises';
import { Hydrated } from '../../hydrated';
import { type PageSearch, requireViewer } from '../require-viewer';

export const metadata: Metadata = { title: 'Home' };

export default async function PremisesPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/premises', searchParams);
  const context = await getContext();
  const load = () => listPremises(context, viewer, { account, ...FIRST_PREMISES });
  return (
    <Hydrated prefetch={[{ key: premisesKey(account, FIRST_PREMISES), load }]}>
      <PremisesView account={account} />
    </Hydrated>
  );
}
