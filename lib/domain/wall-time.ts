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

/** Returns the local date and time of a UTC instant in an IANA zone. Uses Intl, so that browsers do not load Temporal; UTC for a zone it does not know. */
export function wallTime(instant: string, zone: string): WallTime {
  const ms = Date.parse(instant);
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of formatter(zone).formatToParts(ms)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  const { year, month, day, hour, minute } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return {
    day: `${year}-${pad(month)}-${pad(day)}`,
    hour,
    minute,
    offsetMinutes: Math.round((wall - Math.floor(ms / 60_000) * 60_000) / 60_000),
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
