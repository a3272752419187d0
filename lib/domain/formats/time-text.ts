import type { FormatRules } from './format-rules';

/** A time of day. */
export interface TimeOfDay {
  hour: number;
  minute: number;
}

type Hours = FormatRules['hours'];

const two = (value: number) => String(value).padStart(2, '0');
const half = (hour: number) => (hour % 24 < 12 ? 'AM' : 'PM');

/** Returns '2:05 PM' or '14:05'. */
export function timeOfDay({ hour, minute }: TimeOfDay, hours: Hours): string {
  return hours === 24 ? `${two(hour)}:${two(minute)}` : `${hour % 12 || 12}:${two(minute)}\u202f${half(hour)}`;
}

/** Returns a time in the least space: '2 PM', '2:15 PM'; '14:00'. */
export function shortTime(time: TimeOfDay, hours: Hours): string {
  return hours === 24 ? timeOfDay(time, hours) : `${halfDayNumber(time)}\u202f${half(time.hour)}`;
}

function halfDayNumber({ hour, minute }: TimeOfDay): string {
  return `${hour % 12 || 12}${minute === 0 ? '' : `:${two(minute)}`}`;
}

/** Returns '11 AM–12 PM', '2:15–2:30 PM' or '14:15–14:30'. */
export function timeRange(from: TimeOfDay, to: TimeOfDay, hours: Hours): string {
  const isOneHalf = half(from.hour) === half(to.hour) && from.hour * 60 + from.minute < to.hour * 60 + to.minute;
  const start = hours === 12 && isOneHalf ? halfDayNumber(from) : shortTime(from, hours);
  return `${start}–${shortTime(to, hours)}`;
}
