import { dayStarts, monthStarts, STEP_MINUTES, toInstantText } from './calendar';
import type { Granularity } from './granularity';
import { lowerBound } from './lower-bound';
import type { Span } from './series';

/**
 * The intervals of `bucketGrid` without building them: how many there are and which of them lies where, by arithmetic
 * over days. Instants are milliseconds, places count from 0.
 */
export interface CalendarIndex {
  /** How many intervals the span has. */
  count: number;
  /** Whether the span begins or ends inside an interval. */
  cut: boolean;
  /** How many intervals begin before an instant: the place of the first that does not. */
  startedBefore(at: number): number;
  /** How many intervals are over at an instant: the place of the first that is not. */
  endedBy(at: number): number;
  /** Places `from ≤ place < to` as the span that they fill together. */
  spanOf(from: number, to: number): Span;
}

/** A day, or a month, as far as it lies in the span. Its intervals are counted from `origin`. */
interface Stretch {
  origin: number;
  stepMs: number;
  start: number;
  end: number;
  /** Place of its first interval, and how many steps from `origin` that one is. */
  place: number;
  skipped: number;
  count: number;
}

const MINUTE_MS = 60_000;

/** The ruler of a span on the calendar of a zone. Pure; costs a day of the span, not an interval. */
export function calendarIndex(span: Span, granularity: Granularity, zone: string): CalendarIndex {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const stretches: Stretch[] = [];
  let count = 0;
  let cut = false;
  const edges = from < to ? (granularity === 'month' ? monthStarts(span, zone) : dayStarts(span, zone)) : [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const origin = edges[index] ?? 0;
    const last = edges[index + 1] ?? 0;
    const start = Math.max(origin, from);
    const end = Math.min(last, to);
    // Outside of the span, or a day that the zone skipped.
    if (end <= start) continue;
    const whole = granularity === 'month' || granularity === 'day';
    const stepMs = whole ? last - origin : STEP_MINUTES[granularity] * MINUTE_MS;
    const skipped = Math.floor((start - origin) / stepMs);
    const steps = Math.ceil((end - origin) / stepMs);
    cut ||= origin + skipped * stepMs < start || Math.min(origin + steps * stepMs, last) > end;
    stretches.push({ origin, stepMs, start, end, place: count, skipped, count: steps - skipped });
    count += steps - skipped;
  }

  return {
    count,
    cut,
    startedBefore(at) {
      const found = lastBefore(stretches, (stretch) => stretch.start < at);
      if (!found) return 0;
      const { origin, stepMs, place, skipped, count: inside } = found;
      return place + Math.min(inside, Math.ceil((at - origin) / stepMs) - skipped);
    },
    endedBy(at) {
      const found = lastBefore(stretches, (stretch) => stretch.start < at);
      if (!found) return 0;
      const { origin, stepMs, end, place, skipped, count: inside } = found;
      return place + (at >= end ? inside : Math.max(0, Math.floor((at - origin) / stepMs) - skipped));
    },
    spanOf(first, next) {
      const begins = lastBefore(stretches, (stretch) => stretch.place <= first);
      const ends = lastBefore(stretches, (stretch) => stretch.place < next);
      if (!begins || !ends) throw new Error('no such places');
      const start = begins.origin + (first - begins.place + begins.skipped) * begins.stepMs;
      const end = ends.origin + (next - ends.place + ends.skipped) * ends.stepMs;
      return {
        start: toInstantText(Math.max(begins.start, start)),
        end: toInstantText(Math.min(ends.end, end)),
      };
    },
  };
}

/** The last of sorted stretches that lies before something. */
function lastBefore(stretches: readonly Stretch[], isBefore: (stretch: Stretch) => boolean): Stretch | undefined {
  const next = lowerBound(stretches.length, (place) => {
    const stretch = stretches[place];
    return stretch === undefined || !isBefore(stretch);
  });
  return stretches[next - 1];
}
