import { Temporal } from 'temporal-polyfill';
import { BoundedMap } from '../bounded-map';
import { dayStart } from '../calendar';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A part of a local day in which the clock does not change: `start` to `end` (milliseconds) shows `fromMinute` on. */
export interface ClockPiece {
  day: string;
  start: number;
  end: number;
  fromMinute: number;
}

/** The days of the zones that were asked about last: computing one takes far longer than reading it. */
const knownDays = new BoundedMap<string, Map<string, ClockPiece[]>>(64);

/**
 * Returns a calendar day of a zone in pieces of an unchanged clock: one for most days, two where the clock is put
 * forward or back. An hour that is shown twice is in both. None for a day that the zone skipped.
 */
export function clockPieces(day: string, zone: string): readonly ClockPiece[] {
  let days = knownDays.get(zone);
  if (!days) {
    days = new Map();
    knownDays.set(zone, days);
  }
  let pieces = days.get(day);
  if (!pieces) {
    // About ten years: a process runs for months, and its pages read the same days.
    if (days.size > 4000) days.clear();
    pieces = computePieces(day, zone);
    days.set(day, pieces);
  }
  return pieces;
}

/** Returns the first instant of a local day in milliseconds. */
export function localDayStart(day: string, zone: string): number {
  return clockPieces(day, zone)[0]?.start ?? dayStart(day, zone);
}

function computePieces(day: string, zone: string): ClockPiece[] {
  const date = Temporal.PlainDate.from(day);
  let at = date.toZonedDateTime(zone);
  const end = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  if (at.epochMilliseconds >= end) return [];
  if (end - at.epochMilliseconds === DAY_MS && at.hour === 0) {
    return [{ day, start: at.epochMilliseconds, end, fromMinute: 0 }];
  }
  const pieces: ClockPiece[] = [];
  while (at.epochMilliseconds < end) {
    const next = at.getTimeZoneTransition('next');
    const until = next ? Math.min(end, next.epochMilliseconds) : end;
    pieces.push({ day, start: at.epochMilliseconds, end: until, fromMinute: at.hour * 60 + at.minute });
    at = Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO(zone);
  }
  return pieces;
}

/** Returns the instant of a minute of the local clock within a piece. */
export function instantInPiece({ start, fromMinute }: ClockPiece, minute: number): number {
  return start + (minute - fromMinute) * MINUTE_MS;
}

/** Returns the minute of the local clock at which a piece ends; 1440 for a day that ends at midnight. */
export function pieceEndMinute({ start, end, fromMinute }: ClockPiece): number {
  return fromMinute + (end - start) / MINUTE_MS;
}
