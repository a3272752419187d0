import { addDays, dayStart, localDay } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import { localCalendar } from '@/lib/domain/insight/local-days';
import { type MeterInsights, meterInsights } from '@/lib/domain/insight/meter-insights';
import { usageSteps } from '@/lib/domain/insight/usage-steps';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';

/** The same weeks of the year before, and eight weeks before those. */
const DAYS = 400;
/** The current month. */
const QUARTER_DAYS = 32;
const TYPICAL_DAYS = 8;

/** A meter with its insights. */
export interface InsightsOfMeter {
  meter: Meter;
  insights: MeterInsights;
}

/**
 * Returns the insights of a premise's meters, from what is stored at `now` (milliseconds). Sends nothing. Meters are
 * worked out one after another, and other work of the server runs in between.
 */
export async function premiseInsights(
  archive: Pick<Archive, 'storedSeries'>,
  account: AccountRef,
  premise: Premise,
  now: number,
): Promise<InsightsOfMeter[]> {
  const { timezone } = premise;
  const today = localDay(now, timezone);
  const start = (days: number) => dayStart(addDays(today, -days), timezone);
  const calendar = localCalendar({ start: start(DAYS), end: now }, timezone);
  const end = calendar.days.at(-1)?.end ?? now;

  async function read(meter: Meter, kind: SeriesKind, granularity: Granularity, days: number) {
    const span = { start: toInstantText(start(days)), end: toInstantText(end) };
    const meterFields = { meterId: meter.id, meterType: meter.type, meterCreatedAt: meter.createdAt };
    const series = await archive.storedSeries(account, { ...span, ...meterFields, kind, granularity, timezone });
    return series ? usageSteps(series) : [];
  }

  const found: InsightsOfMeter[] = [];
  for (const meter of premise.meters) {
    const usage = {
      meterType: meter.type,
      hours: await read(meter, 'usage', 'hour', DAYS),
      quarters: await read(meter, 'usage', 'fifteenminute', QUARTER_DAYS),
      typical: await read(meter, 'baseline', 'hour', TYPICAL_DAYS),
    };
    found.push({ meter, insights: meterInsights(usage, calendar) });
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return found;
}
