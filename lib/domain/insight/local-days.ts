import { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar';
import { exactSum } from '../exact-sum';

const HOUR_MS = 3_600_000;
/** A day of which less is stored than this says nothing about a whole day. */
const MIN_DAY_SHARE = 0.9;

/** Usage of one interval that is over; instants in milliseconds, missing is null. */
export interface UsageStep {
  start: number;
  end: number;
  value: number | null;
}

/** An hour with the hour of the local clock at its start, 0–23. */
export interface HourUsage extends UsageStep {
  hour: number;
}

/** A calendar day of a premise with its hours that are over, missing ones included. */
export interface LocalDay {
  /** `YYYY-MM-DD`. */
  day: string;
  /** 1 (Monday) to 7. */
  weekday: number;
  /** Instants in milliseconds; `end` is excluded. */
  start: number;
  end: number;
  hours: HourUsage[];
  /** What was used; null when less than nine tenths of the day is stored. */
  total: number | null;
}

/** The days of a zone, which all meters of a premise share: years of them take a while to compute. */
export interface LocalCalendar {
  zone: string;
  days: Omit<LocalDay, 'hours' | 'total'>[];
}

/** Returns the days of a zone that a span of instants (milliseconds) touches. */
export function localCalendar(span: { start: number; end: number }, zone: string): LocalCalendar {
  let date = Temporal.PlainDate.from(localDay(span.start, zone));
  let start = date.toZonedDateTime(zone).epochMilliseconds;
  const days: LocalCalendar['days'] = [];
  while (start < span.end) {
    const next = date.add({ days: 1 });
    const end = next.toZonedDateTime(zone).epochMilliseconds;
    // A zone may skip a day.
    if (end > start) days.push({ day: date.toString(), weekday: date.dayOfWeek, start, end });
    date = next;
    start = end;
  }
  return { zone, days };
}

/**
 * Returns the days that sorted, adjacent hours fall on. Hours after the last one with a number are left out, and hours
 * before the first one: a rule judges as of the newest number, and data that is late or not stored is no gap.
 */
export function toLocalDays(hours: readonly UsageStep[], { zone, days: calendar }: LocalCalendar): LocalDay[] {
  const first = hours.findIndex(({ value }) => value !== null);
  const last = hours.findLastIndex(({ value }) => value !== null);
  const days: LocalDay[] = [];
  let next = 0;
  for (const step of first === -1 ? [] : hours.slice(first, last + 1)) {
    while ((calendar[next]?.end ?? Number.POSITIVE_INFINITY) <= step.start) next += 1;
    const day = calendar[next];
    if (!day || step.start < day.start) continue;
    if (days.at(-1)?.start !== day.start) days.push({ ...day, hours: [], total: null });
    days.at(-1)?.hours.push({ ...step, hour: wallHour(step.start, day, zone) });
  }
  for (const day of days) day.total = dayTotal(day);
  return days;
}

/** Only a day on which the clock changes needs the calendar: that is slow for years of hours. */
function wallHour(at: number, { start, end }: { start: number; end: number }, zone: string): number {
  if (end - start === 24 * HOUR_MS) return Math.floor((at - start) / HOUR_MS);
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).hour;
}

function dayTotal({ start, end, hours }: LocalDay): number | null {
  let knownMs = 0;
  for (const hour of hours) if (hour.value !== null) knownMs += hour.end - hour.start;
  return knownMs >= MIN_DAY_SHARE * (end - start) ? exactSum(knownValues(hours)) : null;
}

/** Returns the numbers of intervals, without the missing ones. */
export function knownValues(steps: readonly { value: number | null }[]): number[] {
  const values: number[] = [];
  for (const { value } of steps) if (value !== null) values.push(value);
  return values;
}

/** Returns all hours of days, oldest first. */
export function hoursOfDays(days: readonly LocalDay[]): HourUsage[] {
  return days.flatMap(({ hours }) => hours);
}

/** Returns the days whose last hour is over. Only the newest day can be incomplete. */
export function finishedDays(days: readonly LocalDay[]): LocalDay[] {
  const last = days.at(-1);
  return last && last.hours.at(-1)?.end !== last.end ? days.slice(0, -1) : [...days];
}
