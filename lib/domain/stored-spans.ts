import { CLOCK_TOLERANCE_MS } from './clock-tolerance';

/**
 * A span of a series that was fetched, whether or not it had readings. `askedAt`: when it was fetched (stored under this
 * name). `freshUntil`: the answer's. All in milliseconds.
 */
export interface StoredSpan {
  start: number;
  end: number;
  askedAt: number;
  freshUntil: number;
}

/** Whether one interval of a grid has to be fetched. */
export type IntervalStatus =
  /** Never fetched. */
  | { kind: 'not-fetched' }
  /** Never fetched again: its number, or the lack of one, is final. */
  | { kind: 'sealed' }
  /** Fresh until `until`, then fetched again when it is needed. Milliseconds. */
  | { kind: 'open'; until: number; askedAt: number };

const HOUR_MS = 3_600_000;
/** Readings arrive up to this late: a number fetched later than that is final. */
const SETTLED_AFTER_MS = 48 * HOUR_MS;
/** An interval that still has no number after this time never gets one. */
const MISSING_AFTER_MS = 7 * 24 * HOUR_MS;
/** An interval that is over is not fetched again sooner than this. */
const MIN_PAUSE_MS = HOUR_MS;

/** An interval in milliseconds; `end` is excluded. */
interface Interval {
  start: number;
  end: number;
}

const NOT_FETCHED: IntervalStatus = { kind: 'not-fetched' };
/** The status of an interval that is never fetched again. */
export const SEALED: IntervalStatus = { kind: 'sealed' };

/**
 * Returns the status of an interval, by the oldest of the answers that cover it; spans are sorted. An interval that was not over when it
 * was fetched is fresh for as long as the cloud said. One that was over is fresh for an hour if it had a number, else for
 * pauses that grow with its age, until it is sealed. One that was fetched in the future, by a clock that was set back
 * since, is fetched again. `now` in milliseconds. Pure.
 */
export function intervalStatus(
  { start, end }: Interval,
  hasNumber: boolean,
  spans: readonly StoredSpan[],
  now: number,
): IntervalStatus {
  let [reached, askedAt, freshUntil, latest] = [
    start,
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const span of spans) {
    if (span.start >= end || span.end <= start) continue;
    if (span.start <= reached) reached = Math.max(reached, span.end);
    askedAt = Math.min(askedAt, span.askedAt);
    latest = Math.max(latest, span.askedAt);
    freshUntil = Math.min(freshUntil, span.freshUntil);
  }
  if (reached < end) return NOT_FETCHED;
  if (latest > now + CLOCK_TOLERANCE_MS) return { kind: 'open', until: now, askedAt: Number.NEGATIVE_INFINITY };
  const age = askedAt - end;
  if (age < 0) return { kind: 'open', until: freshUntil, askedAt };
  if (age >= (hasNumber ? SETTLED_AFTER_MS : MISSING_AFTER_MS)) return SEALED;
  const pause = hasNumber ? MIN_PAUSE_MS : Math.max(MIN_PAUSE_MS, age / 4);
  return { kind: 'open', until: Math.max(freshUntil, askedAt + pause), askedAt };
}

/** True when the spans cover all of `start ≤ t < end` (milliseconds). Pure. */
export function covers(parts: readonly StoredSpan[], start: number, end: number): boolean {
  let reached = start;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    // A span after a gap, or after the end, adds nothing.
    if (part.start > reached) break;
    reached = Math.max(reached, part.end);
  }
  return reached >= end;
}

/**
 * Returns the spans with another one, which replaces what it covers; sorted. Adjacent spans are joined only where both
 * were fetched at the same time: a joined span must not say that its parts were fetched at another time than they were.
 * Pure.
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
    const isSameFetch = last?.askedAt === span.askedAt && last.freshUntil === span.freshUntil;
    if (last && last.end === span.start && isSameFetch) joined[joined.length - 1] = { ...last, end: span.end };
    else joined.push(span);
  }
  return joined;
}

/**
 * Returns a span with the time when it was fetched. Earlier versions joined settled spans and gave them an invented
 * time, recognizable by `freshUntil` 0. Such a span is as of the last change of its chunk, `changedAt`. Pure.
 */
export function withTrueTime(span: StoredSpan, changedAt: number): StoredSpan {
  if (span.freshUntil !== 0) return span;
  const askedAt = Math.max(span.askedAt, changedAt);
  // Written back with the next change of the chunk, so the mark is removed: that change must not move the time again.
  return { ...span, askedAt, freshUntil: askedAt };
}

/** True when every interval in the span is sealed, with a number or without. */
export function isSettled(span: StoredSpan): boolean {
  return span.askedAt >= span.end + MISSING_AFTER_MS;
}
