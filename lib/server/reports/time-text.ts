import { Temporal } from 'temporal-polyfill';
import type { TimesStyle } from '@/lib/contract/api-urls';
import { BoundedMap } from '@/lib/domain/bounded-map';
import { toTimestamp } from '@/lib/domain/instant-text';

// Offsets change only at full quarter hours of UTC.
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** The offset of a zone in milliseconds and as text, and the instants `from ≤ at < until` for which it is known. */
interface KnownOffset {
  from: number;
  until: number;
  ms: number;
  text: string;
}

/** Offsets of the last days: the files of a report have the same ones. */
const recentOffsets = new BoundedMap<string, KnownOffset>(1_000);

/** Looks an offset up for a UTC day, or for a quarter hour of the days on which it changes. */
function offsetAround(at: number, zone: string): KnownOffset {
  const key = `${Math.floor(at / QUARTER_MS)} ${zone}`;
  const known = recentOffsets.get(key);
  if (known) return known;
  const offset = findOffset(at, zone);
  recentOffsets.set(key, offset);
  return offset;
}

function findOffset(at: number, zone: string): KnownOffset {
  const offsetAt = (instant: number, length: number): KnownOffset => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    return { from: instant, until: instant + length, ms: zoned.offsetNanoseconds / 1e6, text: zoned.offset };
  };
  const day = Math.floor(at / DAY_MS) * DAY_MS;
  const [first, next] = [offsetAt(day, DAY_MS), offsetAt(day + DAY_MS, 0)];
  return first.ms === next.ms ? first : offsetAt(Math.floor(at / QUARTER_MS) * QUARTER_MS, QUARTER_MS);
}

/** Returns a function that gives the UTC offset of a zone at an instant: `-06:00`. */
export function utcOffsetWriter(zone: string): (instant: string) => string {
  const write = timeWriter(zone, 'offset');
  return (instant) => write(instant).slice(19);
}

/**
 * Returns a function that formats instants in one zone, text or milliseconds: `2026-03-08 03:00:00`,
 * `2026-03-08 03:00:00-06:00` or `2026-03-08 09:00:00Z`. The offset is that of each instant. Text that is not an instant
 * is returned unchanged.
 */
export function timeWriter(zone: string, style: TimesStyle): (instant: string | number) => string {
  let offset: KnownOffset = { from: 0, until: 0, ms: 0, text: '' };
  return (instant) => {
    const at = typeof instant === 'number' ? instant : Date.parse(instant);
    if (Number.isNaN(at)) return String(instant);
    if (style === 'utc') return `${toTimestamp(at)}Z`;
    if (!(at >= offset.from && at < offset.until)) offset = offsetAround(at, zone);
    return style === 'offset' ? toTimestamp(at + offset.ms) + offset.text : toTimestamp(at + offset.ms);
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
