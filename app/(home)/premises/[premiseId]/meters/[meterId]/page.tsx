import type { Metadata } from 'next';
import { UsagePage } from '@/components/usage/usage-page';
import { wantsAverage } from '@/lib/client/average-choice';
import { parseUsageView } from '@/lib/client/usage-view';
import { premiseKey, seriesKey } from '@/lib/contract/query-keys';
import { calendarDayInZone } from '@/lib/domain/times';
import { AppError } from '@/lib/server/errors';
import { getContext } from '@/lib/server/start/context';
import { getSeries } from '@/lib/server/use-cases/get-series';
import { Hydrated, type Prefetch } from '../../../../../hydrated';
import { getFormats } from '../../../../../viewer-formats';
import { loadPremise, premiseTitle } from '../../../../load-premise';
import { accountOf, type PageSearch, requireViewer } from '../../../../require-viewer';

interface MeterPageProps {
  params: Promise<{ premiseId: string; meterId: string }>;
  searchParams: PageSearch;
}

export async function generateMetadata({ params, searchParams }: MeterPageProps): Promise<Metadata> {
  const { premiseId, meterId } = await params;
  const ids = { premiseId: decodeURIComponent(premiseId), meterId: decodeURIComponent(meterId) };
  return { title: await premiseTitle({ account: accountOf(await searchParams), ...ids }, 'Usage') };
}

export default async function MeterPage({ params, searchParams }: MeterPageProps) {
  const ids = await params;
  const premiseId = decodeURIComponent(ids.premiseId);
  const meterId = decodeURIComponent(ids.meterId);
  const path = `/premises/${encodeURIComponent(premiseId)}/meters/${encodeURIComponent(meterId)}`;
  const { viewer, account } = await requireViewer(path, searchParams);
  const context = await getContext();
  const premise = loadPremise(account, premiseId, meterId);
  const zone = await premise.then((answer) => answer?.data.timezone).catch(nullOnAppError);
  const prefetch: Prefetch[] = [{ key: premiseKey(account, premiseId, { meter: meterId }), load: () => premise }];
  if (zone) {
    const today = calendarDayInZone(new Date(context.clock()).toISOString(), zone);
    const search = paramsOf(await searchParams);
    const { firstWeekday } = (await getFormats()).rules;
    const { start, end, granularity } = parseUsageView(search, today, firstWeekday);
    for (const kind of ['usage', 'baseline', ...(wantsAverage(search) ? (['average'] as const) : [])] as const) {
      const request = { meterId, kind, start, end, granularity };
      const load = () => getSeries(context, viewer, { account, ...request });
      prefetch.push({ key: seriesKey(account, request), load });
    }
  }
  return (
    <Hydrated prefetch={prefetch}>
      <UsagePage account={account} premiseId={premiseId} meterId={meterId} />
    </Hydrated>
  );
}

function paramsOf(values: Awaited<PageSearch>): URLSearchParams {
  const params = new URLSearchParams();
  // Repeated names, too: the browser reads the first one, and both must parse the same view.
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat()) params.append(name, each ?? '');
  return params;
}

/** Returns null for an `AppError`: the page still renders, and the browser shows the failure. */
function nullOnAppError(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
