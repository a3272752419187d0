import { intlZoneOrUtc } from '@/lib/domain/intl-zone';

/** Local date and time at an instant. `offsetMinutes` is east of UTC. */
export interface WallTime {
  day: string;
  hour: number;
  minute: number;
  offsetMinutes: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: intlZoneOrUtc(zone),
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(zone, found);
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

/** Formats a time of day: '09:05'. */
export function formatWallTime(clock: Pick<WallTime, 'hour' | 'minute'>): string {
  return `${pad(clock.hour)}:${pad(clock.minute)}`;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Returns the parts of a calendar day `YYYY-MM-DD` for display. */
export function dayParts(day: string): { weekday: string; date: number; month: string; year: string } {
  const date = new Date(`${day}T00:00:00Z`);
  return {
    weekday: WEEKDAYS[date.getUTCDay()] ?? '',
    date: date.getUTCDate(),
    month: MONTHS[date.getUTCMonth()] ?? '',
    year: day.slice(0, 4),
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
