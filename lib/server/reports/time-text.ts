import { Temporal } from 'temporal-polyfill';
import type { TimesStyle } from '@/lib/contract/api-urls';

// Offsets change only at full quarter hours of UTC, so one lookup covers a quarter hour.
const QUARTER_MS = 15 * 60_000;

/**
 * Returns a function that formats instants in one zone: `2026-03-08 03:00:00`, `2026-03-08 03:00:00-06:00` or
 * `2026-03-08 09:00:00Z`. The offset is that of each instant. Text that is not an instant is returned unchanged.
 */
export function timeWriter(zone: string, style: TimesStyle): (instant: string) => string {
  const utc = style === 'utc';
  let cachedQuarter = Number.NaN;
  let offsetMs = 0;
  let suffix = utc ? 'Z' : '';
  return (instant) => {
    const ms = Date.parse(instant);
    if (Number.isNaN(ms)) return instant;
    const quarter = Math.floor(ms / QUARTER_MS);
    if (!utc && quarter !== cachedQuarter) {
      cachedQuarter = quarter;
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      offsetMs = zoned.offsetNanoseconds / 1e6;
      if (style === 'offset') suffix = zoned.offset;
    }
    return `${new Date(ms + offsetMs).toISOString().slice(0, 19).replace('T', ' ')}${suffix}`;
  };
}

/** Same for rows of several zones: null stays null, and each zone's writer is made once. */
export function zonedTimeWriter(
  style: TimesStyle,
): (zone: string, instant: string | null | undefined) => string | null {
  const writers = new Map<string, (instant: string) => string>();
  return (zone, instant) => {
    if (instant === null || instant === undefined) return null;
    const write = writers.get(zone) ?? timeWriter(zone, style);
    writers.set(zone, write);
    return write(instant);
  };
}
