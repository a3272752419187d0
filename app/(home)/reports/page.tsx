import type { Metadata } from 'next';
import { ReportsView } from '@/components/reports/reports-view';
import { PageTitle } from '@/components/ui/page-title';
import { FIRST_EXPORTS } from '@/lib/client/exports-query';
import { MAX_CHOICES } from '@/lib/client/matches-query';
import { exportsKey, matchesKey } from '@/lib/contract/query-keys';
import { AppError } from '@/lib/server/errors';
import { reportForms } from '@/lib/server/reports/report-forms';
import { getContext } from '@/lib/server/start/context';
import { getExports } from '@/lib/server/use-cases/exports';
import { findMatches } from '@/lib/server/use-cases/find-matches';
import { getDataStart } from '@/lib/server/use-cases/get-data-start';
import { Hydrated } from '../../hydrated';
import { type PageSearch, requireViewer } from '../require-viewer';

export const metadata: Metadata = { title: 'Reports' };

export default async function ReportsPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireViewer('/reports', searchParams);
  const context = await getContext();
  const prefetch = [
    {
      key: matchesKey(account, 'meters', MAX_CHOICES),
      load: () => findMatches(context, viewer, { account, list: 'meters', ...MAX_CHOICES }),
    },
    {
      key: exportsKey(account, FIRST_EXPORTS),
      load: () => getExports(context, viewer, { account, ...FIRST_EXPORTS }),
    },
  ];
  const since = account === 'home' ? await getDataStart(context, viewer, { account }).catch(nullOnAppError) : null;
  return (
    <>
      <PageTitle>Reports</PageTitle>
      <Hydrated prefetch={prefetch}>
        <ReportsView
          key={account}
          account={account}
          forms={reportForms(account === 'home' ? 'home' : 'enterprise')}
          link={textValues(await searchParams)}
          since={since}
        />
      </Hydrated>
    </>
  );
}

/** The browser shows why the list of meters cannot be loaded. */
function nullOnAppError(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

/** Returns the parameters of a link; the first value of a repeated one. */
function textValues(search: Awaited<PageSearch>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, [value].flat()[0] ?? '']));
}
