import { Temporal } from 'temporal-polyfill';
import type { Granularity } from './granularity';
import type { GridInterval, Span } from './series';

const MINUTE_MS = 60_000;

/** Length of the granularities that are cut inside a day, in minutes. */
export const STEP_MINUTES = { minute: 1, fifteenminute: 15, hour: 60, bihour: 120 } as const;

/** A UTC instant as the cloud and our API write it: `YYYY-MM-DDTHH:MM:SSZ`. */
export function toInstantText(epochMs: number): string {
  // Joined, which makes one text: added to each other, a text and a Z are held as two with a third that names both.
  return [new Date(epochMs).toISOString().slice(0, 19), 'Z'].join('');
}

/** Zones that were asked for before: a fleet asks 20,000 times for one of a few. */
const zones = new Set<string>();

/** True for an IANA zone this machine knows. */
export function isKnownZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
    zones.add(zone);
    return true;
  } catch {
    return false;
  }
}

/** The zone itself, or UTC where nobody knows it: better an honest UTC day than no page. */
export function zoneOrUtc(zone: string | null | undefined): string {
  return zone && isKnownZone(zone) ? zone : 'UTC';
}

/** The calendar day `YYYY-MM-DD` of an instant in a zone. */
export function localDay(epochMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** When a calendar day begins in a zone, in milliseconds: its first instant, also where midnight does not exist. */
export function dayStart(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** A calendar day of a zone as a span of instants: 23, 24 or 25 hours, or half an hour off. */
export function daySpan(day: string, zone: string): Span {
  return { start: toInstantText(dayStart(day, zone)), end: toInstantText(dayStart(addDays(day, 1), zone)) };
}

/** A calendar month `YYYY-MM` of a zone as a span of instants. */
export function monthSpan(month: string, zone: string): Span {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const start = dayStart(first.toString(), zone);
  return { start: toInstantText(start), end: toInstantText(dayStart(first.add({ months: 1 }).toString(), zone)) };
}

/**
 * A local day `YYYY-MM-DD` (its first instant in the zone) or a UTC instant, as a UTC instant. Seconds go up to the
 * next minute: the finest interval is a minute, and one that begins before `start` is not asked for.
 */
export function instantOf(dayOrInstant: string, zone: string): string {
  if (dayOrInstant.length === 10) return toInstantText(dayStart(dayOrInstant, zone));
  return toInstantText(Math.ceil(Date.parse(dayOrInstant) / MINUTE_MS) * MINUTE_MS);
}

/** Beginnings of every calendar day of a zone that has an instant in the span, then the last one's end; milliseconds. */
export function dayStarts(span: Span, zone: string): number[] {
  const end = Date.parse(span.end);
  let day = Temporal.PlainDate.from(localDay(Date.parse(span.start), zone));
  const starts = [day.toZonedDateTime(zone).epochMilliseconds];
  while ((starts.at(-1) ?? end) < end) {
    day = day.add({ days: 1 });
    starts.push(day.toZonedDateTime(zone).epochMilliseconds);
  }
  return starts;
}

/** The same of its calendar months. */
export function monthStarts(span: Span, zone: string): number[] {
  const end = Date.parse(span.end);
  let first = Temporal.PlainDate.from(localDay(Date.parse(span.start), zone)).with({ day: 1 });
  const starts = [first.toZonedDateTime(zone).epochMilliseconds];
  while ((starts.at(-1) ?? end) < end) {
    first = first.add({ months: 1 });
    starts.push(first.toZonedDateTime(zone).epochMilliseconds);
  }
  return starts;
}

/** Cuts one day into steps counted from its midnight; the last one ends with the day, so nothing crosses midnight. */
function stepsOfDay(start: number, end: number, stepMs: number): number[] {
  const steps: number[] = [];
  for (let at = start; at < end; at += stepMs) steps.push(at);
  return steps;
}

/**
 * Cuts a span into the intervals of a granularity on the calendar of a zone; sorted, touching, exactly the span.
 * Intervals shorter than a day are counted from local midnight: an hour of a half-hour zone begins at :30 UTC, a day
 * of 23 hours has 23 hours and ends with a bihour of one hour. An interval at the span's edge keeps only its part
 * inside and is marked `cut`: months from the 15th begin with half a month, so that the sum is that of the span.
 */
export function bucketGrid(span: Span, granularity: Granularity, zone: string): GridInterval[] {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  if (!(from < to)) return [];
  const edges = granularity === 'month' ? monthStarts(span, zone) : edgesWithinDays(span, granularity, zone);
  const grid: GridInterval[] = [];
  // Neighbours share an edge: it is spelled once.
  let last = { at: from, text: toInstantText(from) };
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const start = edges[index];
    const end = edges[index + 1];
    // A day that a zone skipped (Samoa, 30 December 2011) begins and ends at one instant and is no interval.
    if (start === undefined || end === undefined || end <= start || end <= from || start >= to) continue;
    const begins = Math.max(start, from);
    const ends = Math.min(end, to);
    const first = begins === last.at ? last.text : toInstantText(begins);
    last = { at: ends, text: toInstantText(ends) };
    const inside = { start: first, end: last.text };
    grid.push(start < from || end > to ? { ...inside, cut: true } : inside);
  }
  return grid;
}

function edgesWithinDays(span: Span, granularity: Exclude<Granularity, 'month'>, zone: string): number[] {
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

/** An upper bound of how many intervals a span has, without building them. */
export function countBuckets(span: Span, granularity: Granularity): number {
  const minutes = (Date.parse(span.end) - Date.parse(span.start)) / MINUTE_MS;
  if (granularity === 'month') return Math.ceil(minutes / (28 * 24 * 60));
  if (granularity === 'day') return Math.ceil(minutes / (23 * 60));
  return Math.ceil((minutes / STEP_MINUTES[granularity]) * (25 / 24));
}

/** Length of a span in hours. */
export function hoursOf(span: Span): number {
  return (Date.parse(span.end) - Date.parse(span.start)) / (60 * MINUTE_MS);
}
