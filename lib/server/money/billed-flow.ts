import type { Freshness } from '@/lib/domain/answer';
import { addDays, dayStart } from '@/lib/domain/calendar';
import { type LocalDay, localCalendar, toLocalDays } from '@/lib/domain/insight/local-days';
import { toInstantText } from '@/lib/domain/instant-text';
import { billedMeters } from '@/lib/domain/money/commodity-meters';
import { hasShortDemand } from '@/lib/domain/money/demand-line';
import type { Flow } from '@/lib/domain/money/flow';
import { netSteps } from '@/lib/domain/money/join-flows';
import type { DayRange } from '@/lib/domain/money/price-segments';
import type { Commodity, ExportRule, Tariff } from '@/lib/domain/money/tariff';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { noticeFor } from '../concurrency/notice';
import { AppError } from '../errors';
import type { Archive } from '../ports/archive';
import { hoursQuery, storedFlow } from './stored-flow';

/** The same bill of the year before, and the weeks before it that a forecast needs. */
const DAYS = 430;

export interface BilledFlow {
  flow: Flow;
  days: LocalDay[];
  /** Of the fetched part; null when nothing was fetched. */
  freshness: Freshness | null;
}

/** What is read: 14 months that end with `until`, and the days of `fetch`, which are fetched where they are not stored. */
interface FlowQuery {
  commodity: Commodity;
  rule: ExportRule | undefined;
  /** The prices; where they have a charge for demand, quarters of hours are fetched and read, too. */
  tariff: Tariff | null;
  now: number;
  /** A local day, not included. */
  until: string;
  /** Null fetches nothing. */
  fetch: DayRange | null;
}

/** Returns what a home took and sent by hour, and how fresh the fetched part is. */
export async function billedFlow(
  archive: Pick<Archive, 'series' | 'storedSeries'>,
  account: AccountRef,
  premise: Premise,
  { commodity, rule, tariff, now, until, fetch }: FlowQuery,
): Promise<BilledFlow> {
  const { timezone: zone } = premise;
  const [start, end] = [dayStart(addDays(until, -DAYS), zone), dayStart(until, zone)];
  const fetched: { freshness: Freshness | null; failure: unknown } = { freshness: null, failure: null };

  async function fetchDays(meter: Meter, { start: first, end: last }: DayRange): Promise<void> {
    const days = hoursQuery(premise, meter, dayStart(first, zone), dayStart(last, zone));
    const answer = await archive.series(account, days, { purpose: 'usage', priority: 'person' }).catch((error) => {
      // What is stored is shown with the reason; without anything stored, the failure is.
      fetched.failure ??= error;
      const notice = noticeFor(error);
      if (!notice) throw error;
      return { asOf: days.start, freshUntil: toInstantText(now), source: 'stale' as const, notice };
    });
    if (!fetched.freshness || answer.asOf < fetched.freshness.asOf) fetched.freshness = answer;
  }

  const withQuarters = tariff !== null && hasShortDemand(tariff);

  function fetchQuarters(meter: Meter, { start: first, end: last }: DayRange) {
    const days = hoursQuery(premise, meter, dayStart(first, zone), dayStart(last, zone));
    return archive.series(account, { ...days, granularity: 'fifteenminute' }, { purpose: 'usage', priority: 'person' });
  }

  if (fetch !== null) {
    const { use, generation } = billedMeters(premise.meters, commodity, rule);
    for (const meter of [...use, ...generation]) {
      await fetchDays(meter, fetch);
      // Without them, demand is 'at least'.
      if (withQuarters) await fetchQuarters(meter, fetch).catch(nullOnAppError);
    }
  }
  const flow = await storedFlow(archive, account, premise, { commodity, rule, now, start, end, withQuarters });
  const { freshness, failure } = fetched;
  const [first = end] = flow.edges;
  if (failure && flow.imported.every(Number.isNaN)) throw failure;
  const steps = netSteps(flow);
  const days = toLocalDays(steps, localCalendar({ start: first, end }, zone));
  const known = steps.findLast(({ value }) => value !== null)?.end ?? first;
  return { flow, days, freshness: failure && freshness ? { ...freshness, asOf: toInstantText(known) } : freshness };
}

function nullOnAppError(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
