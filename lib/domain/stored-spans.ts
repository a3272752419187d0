import { CLOCK_TOLERANCE_MS } from './clock-tolerance';
import type { Span } from './series';

/** A part of a series that was asked for, whatever came: `askedAt` and `freshUntil` of the answer, all milliseconds. */
export interface StoredSpan {
  start: number;
  end: number;
  askedAt: number;
  freshUntil: number;
}

/** What is known of one interval of a grid. */
export type IntervalStatus =
  /** Never asked for. */
  | { kind: 'unasked' }
  /** Never asked for again: it has a number for good, or is missing for good. */
  | { kind: 'sealed' }
  /** Good enough until then; asked for again by whoever looks later. Both in milliseconds. */
  | { kind: 'open'; until: number; askedAt: number };

const HOUR_MS = 3_600_000;
/** Readings arrive up to this late: a number read later than that stays. */
const SETTLED_AFTER_MS = 48 * HOUR_MS;
/** An interval without a number is given this long before it counts as missing for good. */
const MISSING_AFTER_MS = 7 * 24 * HOUR_MS;
/** An interval that is over is not asked for again sooner than this. */
const LEAST_PAUSE_MS = HOUR_MS;

/**
 * How an interval is held, by the oldest of the answers that brought its parts. What still ran when it was asked for
 * is good for as long as the cloud said; what was over, with a number, for an hour until it is sealed; what was over
 * without one, for pauses that grow with its age. Under a clock that was set back since, when it was asked for is not
 * known: it is asked for again. `now` in milliseconds. Pure.
 */
export function intervalStatus(
  interval: Span,
  hasNumber: boolean,
  spans: readonly StoredSpan[],
  now: number,
): IntervalStatus {
  const start = Date.parse(interval.start);
  const end = Date.parse(interval.end);
  const parts = spans.filter((span) => span.start < end && span.end > start);
  if (!covers(parts, start, end)) return { kind: 'unasked' };
  if (parts.some((part) => part.askedAt > now + CLOCK_TOLERANCE_MS))
    return { kind: 'open', until: now, askedAt: Number.NEGATIVE_INFINITY };
  const askedAt = Math.min(...parts.map((part) => part.askedAt));
  const freshUntil = Math.min(...parts.map((part) => part.freshUntil));
  const age = askedAt - end;
  if (age < 0) return { kind: 'open', until: freshUntil, askedAt };
  if (age >= (hasNumber ? SETTLED_AFTER_MS : MISSING_AFTER_MS)) return { kind: 'sealed' };
  const pause = hasNumber ? LEAST_PAUSE_MS : Math.max(LEAST_PAUSE_MS, age / 4);
  return { kind: 'open', until: Math.max(freshUntil, askedAt + pause), askedAt };
}

/** Whether the spans leave nothing out of `start ≤ t < end` (milliseconds). Pure. */
export function covers(parts: readonly StoredSpan[], start: number, end: number): boolean {
  let reached = start;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    // What begins after a gap, or after the end, adds nothing.
    if (part.start > reached) break;
    reached = Math.max(reached, part.end);
  }
  return reached >= end;
}

/**
 * The spans after another answer: it takes the place of what it covers. Neighbours whose every interval is settled
 * become one span, asked for as long after its end as it takes, so that the list stays short. Pure; sorted.
 */
export function addStoredSpan(spans: readonly StoredSpan[], added: StoredSpan): StoredSpan[] {
  const rest = spans.flatMap((span) => [
    { ...span, end: Math.min(span.end, added.start) },
    { ...span, start: Math.max(span.start, added.end) },
  ]);
  const { start, end, askedAt, freshUntil } = added;
  const all = [...rest, { start, end, askedAt, freshUntil }]
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start);
  const joined: StoredSpan[] = [];
  for (const span of all) {
    const last = joined.at(-1);
    const same = last && last.askedAt === span.askedAt && last.freshUntil === span.freshUntil;
    if (last && last.end === span.start && (same || (isSettled(last) && isSettled(span)))) {
      joined[joined.length - 1] = same
        ? { ...last, end: span.end }
        : { start: last.start, end: span.end, askedAt: span.end + MISSING_AFTER_MS, freshUntil: 0 };
    } else joined.push(span);
  }
  return joined;
}

/** Whatever lies in the span is sealed, with a number or without. */
export function isSettled(span: StoredSpan): boolean {
  return span.askedAt >= span.end + MISSING_AFTER_MS;
}
