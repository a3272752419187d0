import { BoundedMap } from './bounded-map';
import { intlZoneOrUtc } from './intl-zone';

/** Local date and time at an instant. `offsetMinutes` is east of UTC. */
export interface WallTime {
  day: string;
  hour: number;
  minute: number;
  offsetMinutes: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = intlZoneOrUtc(zone);
  let found = formatters.get(known);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: known,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(known, found);
  }
  return found;
}

// Offsets change only at full quarter hours of UTC.
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Offsets by instant and zone: Intl takes fifty times as long as the rest. */
const offsets = new BoundedMap<string, number>(2_000);

/** Returns the local date and time of a UTC instant in an IANA zone. Uses Intl, so that browsers do not load Temporal; UTC for a zone it does not know. */
export function wallTime(instant: string, zone: string): WallTime {
  const ms = Date.parse(instant);
  const offsetMinutes = offsetAround(ms, zone);
  const local = new Date(ms + offsetMinutes * 60_000);
  return {
    day: local.toISOString().slice(0, 10),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    offsetMinutes,
  };
}

/** Asks for the offset once for a UTC day, and for a quarter hour on the days on which it changes. */
function offsetAround(ms: number, zone: string): number {
  const day = Math.floor(ms / DAY_MS) * DAY_MS;
  const offset = offsetAt(day, zone);
  return offset === offsetAt(day + DAY_MS, zone) ? offset : offsetAt(Math.floor(ms / QUARTER_MS) * QUARTER_MS, zone);
}

function offsetAt(ms: number, zone: string): number {
  const key = `${ms} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of formatter(zone).formatToParts(ms)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  const { year, month, day, hour, minute } = parts;
  const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute) - ms) / 60_000);
  offsets.set(key, offset);
  return offset;
}
