import type { Metadata } from 'next';
import { HomeUsagePage } from '@/components/usage/home-usage-page';
import { wantsAverage } from '@/lib/client/average-choice';
import { usageChoiceOf } from '@/lib/client/usage-link';
import { parseUsageView } from '@/lib/client/usage-view';
import type { PremiseData } from '@/lib/contract/premises';
import { premiseKey, seriesKey } from '@/lib/contract/query-keys';
import { calendarDayInZone } from '@/lib/domain/times';
import { chooseUsage } from '@/lib/domain/usage-tabs';
import { AppError } from '@/lib/server/errors';
import { getContext } from '@/lib/server/start/context';
import { getSeries } from '@/lib/server/use-cases/get-series';
import { Hydrated, type Prefetch } from '../../../../hydrated';
import { getFormats } from '../../../../viewer-formats';
import { loadPremise, premiseTitle } from '../../../load-premise';
import { accountOf, type PageSearch, requireViewer } from '../../../require-viewer';

interface UsagePageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export async function generateMetadata({ params, searchParams }: UsagePageProps): Promise<Metadata> {
  const premiseId = decodeURIComponent((await params).premiseId);
  const values = await searchParams;
  const account = accountOf(values);
  const { meterId } = await chosenMeter(account, premiseId, paramsOf(values)).catch(nothingOnAppError);
  return { title: await premiseTitle({ account, premiseId, meterId }, 'Usage') };
}

export default async function UsagePage({ params, searchParams }: UsagePageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(`/premises/${encodeURIComponent(premiseId)}/usage`, searchParams);
  const context = await getContext();
  const search = paramsOf(await searchParams);
  const prefetch: Prefetch[] = [{ key: premiseKey(account, premiseId), load: () => loadPremise(account, premiseId) }];
  const { premise, meterId, listed } = await chosenMeter(account, premiseId, search).catch(nothingOnAppError);
  if (premise && meterId) {
    if (!listed) {
      const page = { meter: meterId };
      prefetch.push({
        key: premiseKey(account, premiseId, page),
        load: () => loadPremise(account, premiseId, meterId),
      });
    }
    const today = calendarDayInZone(new Date(context.clock()).toISOString(), premise.timezone);
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
      <HomeUsagePage account={account} premiseId={premiseId} />
    </Hydrated>
  );
}

interface ChosenMeter {
  premise?: PremiseData;
  meterId?: string;
  /** Whether the meter is one of those that the premise's answer lists: it lists only the first of many. */
  listed?: boolean;
}

/** Returns which meter the address of the page shows. */
async function chosenMeter(account: string, premiseId: string, search: URLSearchParams): Promise<ChosenMeter> {
  const premise = (await loadPremise(account, premiseId))?.data;
  if (!premise) return {};
  const choice = usageChoiceOf(search);
  const found = chooseUsage(premise.meters, choice)?.meter.id;
  return { premise, meterId: found ?? choice.meter ?? undefined, listed: found !== undefined };
}

function paramsOf(values: Awaited<PageSearch>): URLSearchParams {
  const params = new URLSearchParams();
  // Repeated names, too: the browser reads the first one, and both must parse the same view.
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat()) params.append(name, each ?? '');
  return params;
}

/** Returns nothing for an `AppError`: the page still renders, and the browser shows the failure. */
function nothingOnAppError(error: unknown): ChosenMeter {
  if (error instanceof AppError) return {};
  throw error;
}
