import { addDays, dayStart, localDay } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import { type LocalCalendar, localCalendar } from '@/lib/domain/insight/local-days';
import { type MeterInsights, meterInsights } from '@/lib/domain/insight/meter-insights';
import { usageSteps } from '@/lib/domain/insight/usage-steps';
import { toInstantText } from '@/lib/domain/instant-text';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Archive, SeriesQuery } from '../ports/archive';
import { fromStored } from './from-stored';

/** The same weeks of the year before, and eight weeks before those. */
const DAYS = 400;
/** The current month. */
const QUARTER_DAYS = 32;
const TYPICAL_DAYS = 8;
/** Minutes show a leak of today. */
const MINUTE_DAYS = 1;
/** As many as a home has. */
const METERS_AT_ONCE = 8;

/** A meter with its insights. */
export interface InsightsOfMeter {
  meter: Meter;
  insights: MeterInsights;
}

/**
 * Returns the insights of a premise's meters, from what is stored at `now` (milliseconds): the same object again while
 * they stay the same. `people` live there, where that is known. Sends nothing. Meters are worked out one after another,
 * and other work of the server runs in between.
 */
export async function premiseInsights(
  archive: Pick<Archive, 'storedSeries' | 'storedVersion'>,
  account: AccountRef,
  { timezone, meters }: Premise,
  { now, people }: { now: number; people: number | null },
): Promise<InsightsOfMeter[]> {
  const today = localDay(now, timezone);
  const start = (days: number) => dayStart(addDays(today, -days), timezone);
  const end = toInstantText(start(-1));
  let calendar: LocalCalendar | undefined;

  const queriesOf = ({ id: meterId, type: meterType, createdAt: meterCreatedAt }: Meter): SeriesQuery[] => {
    const query = (kind: SeriesKind, granularity: Granularity, days: number): SeriesQuery => ({
      ...{ start: toInstantText(start(days)), end, timezone, kind, granularity },
      ...{ meterId, meterType, meterCreatedAt },
    });
    return [
      query('usage', 'hour', DAYS),
      query('usage', 'fifteenminute', QUARTER_DAYS),
      query('baseline', 'hour', TYPICAL_DAYS),
      ...(meterTypeOf(meterType).commodity === 'water' ? [query('usage', 'minute', MINUTE_DAYS)] : []),
    ];
  };

  const found: InsightsOfMeter[] = [];
  for (let first = 0; first < meters.length; first += METERS_AT_ONCE) {
    // Asked for together, they take one statement.
    const versions = meters.slice(first, first + METERS_AT_ONCE).map(async (meter) => {
      const queries = queriesOf(meter);
      return { meter, queries, version: await archive.storedVersion(account, queries) };
    });
    for (const { meter, queries, version } of await Promise.all(versions)) {
      const what = `insights ${people ?? ''}`;
      const insights = await fromStored(archive, account, { what, queries, now, version }, (series) => {
        calendar ??= localCalendar({ start: start(DAYS), end: now }, timezone);
        const [hours = [], quarters = [], typical = [], minutes = []] = series.map((each) =>
          each ? usageSteps(each) : [],
        );
        return meterInsights({ meterType: meter.type, hours, quarters, typical, minutes, people }, calendar);
      });
      found.push({ meter, insights });
    }
  }
  return found;
}
