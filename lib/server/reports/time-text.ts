import { Temporal } from 'temporal-polyfill';
import type { TimesStyle } from '@/lib/contract/api-urls';

// Every zone's offset changes at a whole quarter of an hour of UTC, so one look-up serves a quarter.
const QUARTER_MS = 15 * 60_000;

/**
 * Makes a writer of instants for one zone: `2026-03-08 03:00:00`, `2026-03-08 03:00:00-06:00` or
 * `2026-03-08 09:00:00Z`. The offset is each instant's own. What is no instant comes back as it is.
 */
export function timeWriter(zone: string, style: TimesStyle): (instant: string) => string {
  const utc = style === 'utc';
  let quarter = Number.NaN;
  let offsetMs = 0;
  let suffix = utc ? 'Z' : '';
  return (instant) => {
    const ms = Date.parse(instant);
    if (Number.isNaN(ms)) return instant;
    const at = Math.floor(ms / QUARTER_MS);
    if (!utc && at !== quarter) {
      quarter = at;
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      offsetMs = zoned.offsetNanoseconds / 1e6;
      if (style === 'offset') suffix = zoned.offset;
    }
    return `${new Date(ms + offsetMs).toISOString().slice(0, 19).replace('T', ' ')}${suffix}`;
  };
}

/** The same for rows of several zones: null stays null, and each zone's writer is made once. */
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
