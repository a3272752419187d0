import type { Metadata } from 'next';
import { PremiseView } from '@/components/live/premise-view';
import { todaySeriesRequest } from '@/lib/client/today-query';
import type { PremiseData } from '@/lib/contract/premises';
import { liveKey, premiseKey, seriesKey } from '@/lib/contract/query-keys';
import type { Meter } from '@/lib/domain/premise';
import { calendarDayInZone } from '@/lib/domain/times';
import { AppError } from '@/lib/server/errors';
import { getContext } from '@/lib/server/start/context';
import { getLive } from '@/lib/server/use-cases/get-live';
import { getSeries } from '@/lib/server/use-cases/get-series';
import { Hydrated, type Prefetch } from '../../../hydrated';
import { loadPremise, premiseTitle } from '../../load-premise';
import { accountOf, type PageSearch, requireViewer } from '../../require-viewer';

interface PremisePageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export async function generateMetadata({ params, searchParams }: PremisePageProps): Promise<Metadata> {
  const premiseId = decodeURIComponent((await params).premiseId);
  return { title: await premiseTitle({ account: accountOf(await searchParams), premiseId }, 'Now') };
}

export default async function PremisePage({ params, searchParams }: PremisePageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(`/premises/${encodeURIComponent(premiseId)}`, searchParams);
  const context = await getContext();
  const premise = loadPremise(account, premiseId);
  const prefetch: Prefetch[] = [{ key: premiseKey(account, premiseId), load: () => premise }];
  // Only home accounts have live readings.
  if (account === 'home') {
    prefetch.push({ key: liveKey(account, premiseId), load: () => getLive(context, viewer, { account, premiseId }) });
  }
  const { data } = (await premise.catch(noneOnAppError)) ?? { data: null };
  if (data) {
    const today = calendarDayInZone(new Date(context.clock()).toISOString(), data.timezone);
    const requests = metersOnScreen(data).flatMap(({ id }) => [
      todaySeriesRequest(id, 'usage', today),
      todaySeriesRequest(id, 'baseline', today),
    ]);
    for (const request of requests) {
      const load = () => getSeries(context, viewer, { account, ...request });
      prefetch.push({ key: seriesKey(account, request), load, withinMs: TODAY_WITHIN_MS });
    }
  }
  return (
    <Hydrated prefetch={prefetch}>
      <PremiseView account={account} premiseId={premiseId} />
    </Hydrated>
  );
}

/** Today's total is one number of many on the page. */
const TODAY_WITHIN_MS = 1_000;

/** With more meters, the browser asks for those that it shows. */
const MAX_METERS = 8;

function metersOnScreen({ meters, meterCount, mainMeter }: PremiseData): Meter[] {
  return meterCount <= MAX_METERS ? meters : mainMeter ? [mainMeter] : [];
}

/** For an `AppError`, the page still renders, and the browser shows the failure. */
function noneOnAppError(error: unknown): { data: null } {
  if (error instanceof AppError) return { data: null };
  throw error;
}
