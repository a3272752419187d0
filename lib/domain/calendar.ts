import { Temporal } from 'temporal-polyfill';
import { BoundedMap } from './bounded-map';
import type { Granularity } from './granularity';
import { toInstantText } from './instant-text';
import { isIntlZone } from './intl-zone';
import type { Span } from './series';

const MINUTE_MS = 60_000;

/** Length of the granularities shorter than a day, in minutes. */
export const STEP_MINUTES = { minute: 1, fifteenminute: 15, hour: 60, bihour: 120 } as const;

/** Zones that were checked before: a fleet checks a few zones 20,000 times. */
const knownZones = new Set<string>();

/**
 * True for a zone that both engines of this machine know: Temporal computes days, Intl writes times. They differ: only
 * Temporal takes `+05:30` and a date with a zone in brackets, only Intl takes `PST`.
 */
export function isKnownZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  if (!isIntlZone(zone)) return false;
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
    knownZones.add(zone);
    return true;
  } catch {
    return false;
  }
}

/** Returns the zone, or UTC when it is unknown: a page with UTC days is better than none. */
export function zoneOrUtc(zone: string | null | undefined): string {
  return zone && isKnownZone(zone) ? zone : 'UTC';
}

/** Since then, a day begins with a minute of UTC in every zone. */
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0);
/** The days of the last minutes: a page asks several times which day it is. */
const recentLocalDays = new BoundedMap<string, string>(200);

/** Returns the calendar day `YYYY-MM-DD` of an instant in a zone. */
export function localDay(epochMs: number, zone: string): string {
  if (epochMs < WHOLE_MINUTES_SINCE) return computeLocalDay(epochMs, zone);
  const key = `${Math.floor(epochMs / MINUTE_MS)} ${zone}`;
  const known = recentLocalDays.get(key);
  if (known !== undefined) return known;
  const day = computeLocalDay(epochMs, zone);
  recentLocalDays.set(key, day);
  return day;
}

function computeLocalDay(epochMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Returns the local day that ends at an instant, in milliseconds, or that the instant is in. */
export function lastDayBefore(epochMs: number, zone: string): string {
  return localDay(epochMs - 1, zone);
}

/** Returns the time of day `14:05` of an instant in a zone. */
export function localClock(instant: string, zone: string): string {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Days of ranges: pages and reports ask for the same days of thousands of meters. */
const recentDays = new BoundedMap<string, number>(1_000);

/** Returns when a calendar day begins in a zone, in milliseconds: its first instant, even where midnight is skipped. */
export function dayStart(day: string, zone: string): number {
  const key = `${day} ${zone}`;
  const known = recentDays.get(key);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
  recentDays.set(key, start);
  return start;
}

const recentSums = new BoundedMap<string, string>(1_000);

/** Returns the day `days` later (earlier when negative). */
export function addDays(day: string, days: number): string {
  const key = `${day} ${days}`;
  const known = recentSums.get(key);
  if (known !== undefined) return known;
  const sum = Temporal.PlainDate.from(day).add({ days }).toString();
  recentSums.set(key, sum);
  return sum;
}

/** Returns a calendar day of a zone as a span: 23, 24 or 25 hours, or half an hour off. */
export function daySpan(day: string, zone: string): Span {
  return { start: toInstantText(dayStart(day, zone)), end: toInstantText(dayStart(addDays(day, 1), zone)) };
}

/** Returns a calendar month `YYYY-MM` of a zone as a span. */
export function monthSpan(month: string, zone: string): Span {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const start = dayStart(first.toString(), zone);
  return { start: toInstantText(start), end: toInstantText(dayStart(first.add({ months: 1 }).toString(), zone)) };
}

/**
 * Returns the UTC instant of a local day `YYYY-MM-DD` (its first in the zone) or of a UTC instant. Rounds up to a full
 * minute: the finest interval is a minute, and one that begins before `start` is not requested.
 */
export function instantOf(dayOrInstant: string, zone: string): string {
  if (dayOrInstant.length === 10) return toInstantText(dayStart(dayOrInstant, zone));
  return toInstantText(Math.ceil(Date.parse(dayOrInstant) / MINUTE_MS) * MINUTE_MS);
}

/** Where the days and months of the last ranges begin: a home's page asks for the same ones of each meter. */
const recentStarts = new BoundedMap<string, readonly number[]>(64);

/** Returns the start of every calendar day of a zone that overlaps the span, then the last one's end; milliseconds. */
export function dayStarts(span: Span, zone: string): readonly number[] {
  return startsOf(span, zone, 'days');
}

/** The same for calendar months. */
export function monthStarts(span: Span, zone: string): readonly number[] {
  return startsOf(span, zone, 'months');
}

function startsOf(span: Span, zone: string, unit: 'days' | 'months'): readonly number[] {
  const key = [span.start, span.end, unit, zone].join(' ');
  const found = recentStarts.get(key) ?? computeStarts(span, zone, unit);
  recentStarts.set(key, found);
  return found;
}

function computeStarts(span: Span, zone: string, unit: 'days' | 'months'): number[] {
  const end = Date.parse(span.end);
  const day = Temporal.PlainDate.from(localDay(Date.parse(span.start), zone));
  let first = unit === 'months' ? day.with({ day: 1 }) : day;
  const starts = [first.toZonedDateTime(zone).epochMilliseconds];
  while ((starts.at(-1) ?? end) < end) {
    first = first.add({ [unit]: 1 });
    starts.push(first.toZonedDateTime(zone).epochMilliseconds);
  }
  return starts;
}

/** Splits one day into steps from its midnight. The last step ends with the day, so that none crosses midnight. */
function stepsOfDay(start: number, end: number, stepMs: number): number[] {
  const steps: number[] = [];
  for (let at = start; at < end; at += stepMs) steps.push(at);
  return steps;
}

/** Edges of the intervals of a span in milliseconds: interval `index` lasts from `edges[index]` to `edges[index + 1]`. */
export interface BucketEdges {
  edges: readonly number[];
  /** The first interval starts before the span, or the last one ends after it: only the part inside is listed. */
  cutAtStart: boolean;
  cutAtEnd: boolean;
}

/** The calendars of the last ranges: pages and reports read many series of the same range. */
const recentEdges = new BoundedMap<string, BucketEdges>(16);

/**
 * Splits a span into the intervals of a granularity on a zone's calendar: sorted, adjacent, exactly the span. Intervals
 * shorter than a day are counted from local midnight: hours of a half-hour zone begin at :30 UTC, and a day of 23 hours
 * ends with a bihour of one hour. An interval at the span's edge keeps only its part inside: months from the 15th begin
 * with half a month, so that the sum is that of the span. Returns numbers, which are cheap for millions of intervals.
 */
export function bucketEdges(span: Span, granularity: Granularity, zone: string): BucketEdges {
  const key = [span.start, span.end, granularity, zone].join(' ');
  const found = recentEdges.get(key) ?? computeEdges(span, granularity, zone);
  recentEdges.set(key, found);
  return found;
}

function computeEdges(span: Span, granularity: Granularity, zone: string): BucketEdges {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  if (!(from < to)) return { edges: [], cutAtStart: false, cutAtEnd: false };
  const calendar = granularity === 'month' ? monthStarts(span, zone) : edgesWithinDays(span, granularity, zone);
  // A day that a zone skipped (Samoa, 30 December 2011) starts and ends at one instant and is no interval.
  const inside = calendar.filter((edge, index) => edge > from && edge < to && edge !== calendar[index - 1]);
  return { edges: [from, ...inside, to], cutAtStart: !calendar.includes(from), cutAtEnd: !calendar.includes(to) };
}

function edgesWithinDays(span: Span, granularity: Exclude<Granularity, 'month'>, zone: string): readonly number[] {
  const days = dayStarts(span, zone);
  if (granularity === 'day') return days;
  const stepMs = STEP_MINUTES[granularity] * MINUTE_MS;
  const edges: number[] = [];
  for (let index = 0; index + 1 < days.length; index += 1) {
    edges.push(...stepsOfDay(days[index] ?? 0, days[index + 1] ?? 0, stepMs));
  }
  const last = days.at(-1);
  if (last !== undefined) edges.push(last);
  return edges;
}

/** Returns an upper bound of the number of intervals of a span, without building them. */
export function countBuckets(span: Span, granularity: Granularity): number {
  const minutes = (Date.parse(span.end) - Date.parse(span.start)) / MINUTE_MS;
  if (granularity === 'month') return Math.ceil(minutes / (28 * 24 * 60));
  if (granularity === 'day') return Math.ceil(minutes / (23 * 60));
  return Math.ceil((minutes / STEP_MINUTES[granularity]) * (25 / 24));
}

/** Returns the length of a span in hours. */
export function hoursOf(span: Span): number {
  return (Date.parse(span.end) - Date.parse(span.start)) / (60 * MINUTE_MS);
}
