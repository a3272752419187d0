import { dayStarts, STEP_MINUTES } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import type { ResourceGranularity } from '@/lib/domain/resource';

const MINUTE_MS = 60_000;

/** Bihours and longer intervals begin at midnight, which is at another phase in each zone and season. */
const STEPS: Partial<Record<ResourceGranularity, number>> = {
  minute: STEP_MINUTES.minute * MINUTE_MS,
  fifteenminute: STEP_MINUTES.fifteenminute * MINUTE_MS,
  hour: STEP_MINUTES.hour * MINUTE_MS,
};

/**
 * Returns how many milliseconds after a whole step of UTC all rows of a chunk begin; null where that differs, or there
 * are no rows or no steps. Pure.
 */
export function rowPhase(times: Iterable<number>, granularity: ResourceGranularity): number | null {
  const step = STEPS[granularity];
  let phase: number | null = null;
  if (step === undefined) return null;
  for (const at of times) {
    const own = at - Math.floor(at / step) * step;
    // A row without a valid time is at none.
    if (Number.isNaN(own) || own !== (phase ?? own)) return null;
    phase = own;
  }
  return phase;
}

/** Returns the same of a calendar from one instant to another, in milliseconds. Pure. */
export function calendarPhase(from: number, to: number, granularity: ResourceGranularity, zone: string): number | null {
  return rowPhase(dayStarts({ start: toInstantText(from), end: toInstantText(to) }, zone), granularity);
}
