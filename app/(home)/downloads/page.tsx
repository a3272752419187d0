import type { Metadata } from 'next';
import { DownloadsView } from '@/components/downloads/downloads-view';
import { PageTitle } from '@/components/ui/page-title';
import { premisesKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/context';
import { listPremises } from '@/lib/server/use-cases/list-premises';
import { Hydrated } from '../../hydrated';
import { type PageSearch, requireViewer } from '../require-viewer';

export const metadata: Metadata = { title: 'Downloads' };

export default async function DownloadsPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/downloads', searchParams);
  const context = await getContext();
  const ask = () => listPremises(context, viewer, { account });
  return (
    <>
      <PageTitle>Downloads</PageTitle>
      <Hydrated prefetch={[{ key: premisesKey(account), ask }]}>
        <DownloadsView account={account} />
      </Hydrated>
    </>
  );
}
