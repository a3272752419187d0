import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { HomeUsagePage } from '@/components/usage/home-usage-page';
import { MONEY_COOKIE, parseMoneyChoice } from '@/lib/client/money-choice';
import { usageChoiceOf } from '@/lib/client/usage-link';
import { inMoney, paidRequest, usageRequests } from '@/lib/client/usage-requests';
import { parseUsageView } from '@/lib/client/usage-view';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { PremiseData } from '@/lib/contract/premises';
import { premiseKey, seriesKey } from '@/lib/contract/query-keys';
import { meterName } from '@/lib/domain/meter-name';
import type { NamedMeter } from '@/lib/domain/premise';
import { calendarDayInZone } from '@/lib/domain/times';
import { chooseUsage } from '@/lib/domain/usage-tabs';
import { AppError } from '@/lib/server/errors';
import { getSeries } from '@/lib/server/use-cases/get-series';
import { Hydrated, type Prefetch } from '../../../../hydrated';
import { getPageContext } from '../../../../page-context';
import { getFormats } from '../../../../viewer-formats';
import { loadPremise } from '../../../load-premise';
import { accountOf, type PageSearch, requireViewer } from '../../../require-viewer';

interface UsagePageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export async function generateMetadata({ params, searchParams }: UsagePageProps): Promise<Metadata> {
  const premiseId = decodeURIComponent((await params).premiseId);
  const values = await searchParams;
  const account = accountOf(values);
  const { premise, meter } = await chosenMeter(account, premiseId, paramsOf(values)).catch(nothingOnAppError);
  const parts = [meter && meterName(meter), premise?.name].filter(Boolean);
  return { title: parts.length > 0 ? parts.join(' · ') : 'Usage' };
}

export default async function UsagePage({ params, searchParams }: UsagePageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(`/premises/${encodeURIComponent(premiseId)}/usage`, searchParams, {
    guests: true,
  });
  const context = await getPageContext();
  const search = paramsOf(await searchParams);
  const prefetch: Prefetch[] = [{ key: premiseKey(account, premiseId), load: () => loadPremise(account, premiseId) }];
  const { premise, meter, alone } = await chosenMeter(account, premiseId, search).catch(nothingOnAppError);
  if (alone) prefetch.push({ key: premiseKey(account, premiseId, { meter: meter?.id }), load: async () => alone });
  if (premise && meter) {
    const today = calendarDayInZone(new Date(context.clock()).toISOString(), premise.timezone);
    const { firstWeekday } = (await getFormats()).rules;
    const view = parseUsageView(search, today, firstWeekday);
    const firstDay = meter.createdAt && calendarDayInZone(meter.createdAt, premise.timezone);
    const drawn = usageRequests({ view, meterId: meter.id, today, firstDay }).flatMap(({ usage, other }) =>
      other ? [usage, other] : [usage],
    );
    const shown = (await showsMoney(search)) ? drawn.map(inMoney) : [...drawn, paidRequest(meter.id, view)];
    for (const request of shown) {
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

/** Returns whether the page shows money: as its address says, else as chosen last. */
async function showsMoney(search: URLSearchParams): Promise<boolean> {
  return parseMoneyChoice(search.get('amounts') ?? (await cookies()).get(MONEY_COOKIE)?.value);
}

interface ChosenMeter {
  premise?: PremiseData;
  meter?: NamedMeter;
  /** The answer with this meter alone, where it is not one of the first of many that the premise lists. */
  alone?: ApiAnswer<PremiseData>;
}

/** Returns which meter the address of the page shows. */
async function chosenMeter(account: string, premiseId: string, search: URLSearchParams): Promise<ChosenMeter> {
  const premise = (await loadPremise(account, premiseId))?.data;
  if (!premise) return {};
  const choice = usageChoiceOf(search);
  const found = chooseUsage(premise.meters, choice)?.meter;
  if (found || choice.meter === null || premise.meterCount === premise.meters.length) return { premise, meter: found };
  const alone = await loadPremise(account, premiseId, choice.meter);
  return { premise, meter: alone?.data.meters[0], alone: alone ?? undefined };
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
