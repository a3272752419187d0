import type { Freshness } from '@/lib/domain/answer';
import { addDays, dayStart } from '@/lib/domain/calendar';
import { type LocalDay, localCalendar, toLocalDays } from '@/lib/domain/insight/local-days';
import { toInstantText } from '@/lib/domain/instant-text';
import { billedMeters } from '@/lib/domain/money/commodity-meters';
import type { Flow } from '@/lib/domain/money/flow';
import { netSteps } from '@/lib/domain/money/join-flows';
import type { DayRange } from '@/lib/domain/money/price-segments';
import type { Commodity, ExportRule } from '@/lib/domain/money/tariff';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { noticeFor } from '../concurrency/notice';
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
  { commodity, rule, now, until, fetch }: FlowQuery,
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

  if (fetch !== null) {
    const { use, generation } = billedMeters(premise.meters, commodity, rule);
    for (const meter of [...use, ...generation]) await fetchDays(meter, fetch);
  }
  const flow = await storedFlow(archive, account, premise, { commodity, rule, now, start, end });
  const { freshness, failure } = fetched;
  const [first = end] = flow.edges;
  if (failure && flow.imported.every(Number.isNaN)) throw failure;
  const steps = netSteps(flow);
  const days = toLocalDays(steps, localCalendar({ start: first, end }, zone));
  const known = steps.findLast(({ value }) => value !== null)?.end ?? first;
  return { flow, days, freshness: failure && freshness ? { ...freshness, asOf: toInstantText(known) } : freshness };
}
