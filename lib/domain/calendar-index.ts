import { dayStarts, monthStarts, STEP_MINUTES, toInstantText } from './calendar';
import type { Granularity } from './granularity';
import { lowerBound } from './lower-bound';
import type { Span } from './series';

/**
 * Looks up the intervals of `bucketGrid` without building them, by arithmetic over days. Instants are milliseconds;
 * indexes start at 0.
 */
export interface CalendarIndex {
  /** How many intervals the span has. */
  count: number;
  /** Whether the span begins or ends inside an interval. */
  cut: boolean;
  /** Returns how many intervals start before an instant, which is the index of the first that does not. */
  startedBefore(at: number): number;
  /** Returns how many intervals are over at an instant, which is the index of the first that is not. */
  endedBy(at: number): number;
  /** Returns the span of the intervals `from ≤ index < to`. */
  spanOf(from: number, to: number): Span;
}

/** The part of a day or a month that is in the span. Its intervals are counted from `origin`. */
interface Section {
  origin: number;
  stepMs: number;
  start: number;
  end: number;
  /** Index of its first interval, and how many steps from `origin` that one is. */
  firstIndex: number;
  skipped: number;
  count: number;
}

const MINUTE_MS = 60_000;

/** Returns the index of a span on a zone's calendar. Pure; the cost grows with the days of the span, not the intervals. */
export function calendarIndex(span: Span, granularity: Granularity, zone: string): CalendarIndex {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const sections: Section[] = [];
  let count = 0;
  let cut = false;
  const edges = from < to ? (granularity === 'month' ? monthStarts(span, zone) : dayStarts(span, zone)) : [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const origin = edges[index] ?? 0;
    const last = edges[index + 1] ?? 0;
    const start = Math.max(origin, from);
    const end = Math.min(last, to);
    // Outside the span, or a day that the zone skipped.
    if (end <= start) continue;
    const isDayOrMonth = granularity === 'month' || granularity === 'day';
    const stepMs = isDayOrMonth ? last - origin : STEP_MINUTES[granularity] * MINUTE_MS;
    const skipped = Math.floor((start - origin) / stepMs);
    const steps = Math.ceil((end - origin) / stepMs);
    cut ||= origin + skipped * stepMs < start || Math.min(origin + steps * stepMs, last) > end;
    sections.push({ origin, stepMs, start, end, firstIndex: count, skipped, count: steps - skipped });
    count += steps - skipped;
  }

  return {
    count,
    cut,
    startedBefore(at) {
      const found = lastBefore(sections, (section) => section.start < at);
      if (!found) return 0;
      const { origin, stepMs, firstIndex, skipped, count: inside } = found;
      return firstIndex + Math.min(inside, Math.ceil((at - origin) / stepMs) - skipped);
    },
    endedBy(at) {
      const found = lastBefore(sections, (section) => section.start < at);
      if (!found) return 0;
      const { origin, stepMs, end, firstIndex, skipped, count: inside } = found;
      return firstIndex + (at >= end ? inside : Math.max(0, Math.floor((at - origin) / stepMs) - skipped));
    },
    spanOf(first, next) {
      const begins = lastBefore(sections, (section) => section.firstIndex <= first);
      const ends = lastBefore(sections, (section) => section.firstIndex < next);
      if (!begins || !ends) throw new Error('index out of range');
      const start = begins.origin + (first - begins.firstIndex + begins.skipped) * begins.stepMs;
      const end = ends.origin + (next - ends.firstIndex + ends.skipped) * ends.stepMs;
      return {
        start: toInstantText(Math.max(begins.start, start)),
        end: toInstantText(Math.min(ends.end, end)),
      };
    },
  };
}

/** Returns the last of the sorted sections for which `isBefore` is true. */
function lastBefore(sections: readonly Section[], isBefore: (section: Section) => boolean): Section | undefined {
  const next = lowerBound(sections.length, (index) => {
    const section = sections[index];
    return section === undefined || !isBefore(section);
  });
  return sections[next - 1];
}
