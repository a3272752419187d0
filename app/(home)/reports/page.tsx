import type { Metadata } from 'next';
import { ReportsView } from '@/components/reports/reports-view';
import { PageTitle } from '@/components/ui/page-title';
import { exportsKey, premisesKey } from '@/lib/contract/query-keys';
import { reportForms } from '@/lib/server/reports/report-forms';
import { getContext } from '@/lib/server/start/context';
import { getExports } from '@/lib/server/use-cases/exports';
import { listPremises } from '@/lib/server/use-cases/list-premises';
import { Hydrated } from '../../hydrated';
import { type PageSearch, requireViewer } from '../require-viewer';

export const metadata: Metadata = { title: 'Reports' };

export default async function ReportsPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/reports', searchParams);
  const context = await getContext();
  const prefetch = [
    { key: premisesKey(account), load: () => listPremises(context, viewer, { account }) },
    { key: exportsKey(account), load: () => getExports(context, viewer, { account }) },
  ];
  return (
    <>
      <PageTitle>Reports</PageTitle>
      <Hydrated prefetch={prefetch}>
        <ReportsView key={account} account={account} forms={reportForms(account === 'home' ? 'home' : 'enterprise')} />
      </Hydrated>
    </>
  );
}
