import type { Granularity, SeriesKind } from '@/lib/domain/granularity';

/** An interval from the sandbox's own calendar and data: milliseconds, and the cloud's value. */
export interface Interval {
  start: number;
  end: number;
  value: number | null;
}

interface StoredInterval {
  fetchedAt: number;
  freshUntil: number;
  hasNumber: boolean;
}

interface MeterRange {
  meter: { id: string; createdAt: string | null };
  start: string;
  end: string;
}

interface SeriesType {
  kind: SeriesKind;
  granularity: Granularity;
}

/** Returns the intervals of a span of the range's meter; of the range where none is given. */
type IntervalsOf = (granularity: Granularity, span?: { start: string; end: string }) => Interval[];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const FINER: Partial<Record<Granularity, Granularity>> = {
  month: 'day',
  day: 'hour',
  bihour: 'hour',
  hour: 'fifteenminute',
  fifteenminute: 'minute',
};

/**
 * Computes how many requests a range must take, interval by interval, from the rules as written in docs/decisions/0019,
 * 0043 and 0082, independently of the code that follows them. For a cloud that accepts ranges of any length.
 */
export class RequestModel {
  readonly #stored = new Map<string, StoredInterval>();
  /** Series with any stored interval. Skips computing the intervals of others, which is slow. */
  readonly #known = new Set<string>();

  /** `arena`: local days that contain every range of the test. Requests are widened beyond it, which changes no range. */
  constructor(
    private readonly now: () => number,
    private readonly arena: { start: string; end: string },
  ) {}

  /** Returns the requests that a range takes now: none, or one over everything needed. */
  cost(range: MeterRange, { kind, granularity }: SeriesType, intervalsOf: IntervalsOf): number {
    const requested = this.#requestedGranularity(range, granularity, intervalsOf);
    if (!intervalsOf(requested).some((interval) => this.#isNeeded(range, kind, requested, interval))) return 0;
    return kind === 'usage' && this.#addsUp(range, requested, intervalsOf) ? 0 : 1;
  }

  /** Records that the range was fetched, if it took a request. */
  fetch(range: MeterRange, { kind, granularity }: SeriesType, intervalsOf: IntervalsOf): void {
    if (this.cost(range, { kind, granularity }, intervalsOf) === 0) return;
    const requested = this.#requestedGranularity(range, granularity, intervalsOf);
    const intervals = intervalsOf(requested);
    // The request includes what will be needed later, as that takes no further request.
    const unsealed = intervals.flatMap((interval, index) =>
      this.#isSealed(range, kind, requested, interval) ? [] : [index],
    );
    this.#known.add(`${range.meter.id} ${kind} ${requested}`);
    const window = intervals.slice(unsealed[0], (unsealed.at(-1) ?? 0) + 1);
    const { widened, end } = this.#widened(range, { kind, granularity: requested }, window, intervalsOf);
    const fetchedAt = this.now();
    const freshFor = end > fetchedAt ? 15 * MINUTE : end > fetchedAt - 2 * DAY ? HOUR : 30 * DAY;
    for (const interval of widened) {
      const before = this.#stored.get(keyOf(range, kind, requested, interval));
      const hasNumber = interval.value !== null || (before?.hasNumber ?? false);
      const freshUntil = fetchedAt + freshFor;
      this.#stored.set(keyOf(range, kind, requested, interval), { fetchedAt, freshUntil, hasNumber });
    }
  }

  /**
   * Returns the part of the arena that is requested: the window, with the days beside it that were never fetched, first
   * backward, then forward to the end of the month (year) or to today. And the end of the request.
   */
  #widened(range: MeterRange, type: SeriesType, window: readonly Interval[], intervalsOf: IntervalsOf) {
    const isDays = type.granularity === 'day';
    const days = intervalsOf('day', this.arena);
    const parts = intervalsOf(type.granularity, this.arena);
    const createdAt = Date.parse(range.meter.createdAt ?? '1970-01-01');
    const wasFetched = (from: number, to: number) =>
      parts.some(
        (part) =>
          part.start >= from && part.start < to && this.#stored.has(keyOf(range, type.kind, type.granularity, part)),
      );
    let [start, end] = [window[0]?.start ?? 0, window.at(-1)?.end ?? 0];
    let room = (isDays ? 366 : 31) - days.filter((day) => day.end > start && day.start < end).length;
    for (const day of days.toReversed()) {
      if (day.end > start) continue;
      if (room === 0 || wasFetched(day.start, day.end)) break;
      start = day.start;
      room -= 1;
      // Where nothing of the arena stops it, nothing before the arena does, except that the meter was created.
      if (day === days[0]) room = Math.max(0, room - Math.ceil((start - createdAt) / DAY));
    }
    const month = intervalsOf('month', this.arena).find((each) => each.end >= end);
    for (const day of days) {
      if (day.start < end) continue;
      if (room === 0 || day.end > this.now() || (!isDays && day.end > (month?.end ?? 0))) break;
      if (wasFetched(day.start, day.end)) break;
      end = day.end;
      room -= 1;
    }
    return { widened: parts.filter((part) => part.start >= start && part.end <= end), end };
  }

  /** Returns days where a range starts or ends inside a month. */
  #requestedGranularity(range: MeterRange, granularity: Granularity, intervalsOf: IntervalsOf): Granularity {
    if (granularity !== 'month') return granularity;
    const months = intervalsOf('month');
    const wholeMonths = months[0]?.start === Date.parse(range.start) && months.at(-1)?.end === Date.parse(range.end);
    return wholeMonths ? 'month' : 'day';
  }

  /** True when stored finer usage makes up the range: all of it fresh, with a number wherever an interval has ended. */
  #addsUp(range: MeterRange, granularity: Granularity, intervalsOf: IntervalsOf): boolean {
    const finer = FINER[granularity];
    if (!finer) return false;
    const isStored = this.#known.has(`${range.meter.id} usage ${finer}`);
    if (!isStored && Date.parse(range.start) < this.now()) return this.#addsUp(range, finer, intervalsOf);
    const intervals = intervalsOf(finer);
    const stored = intervals.map((interval) => this.#stored.get(keyOf(range, 'usage', finer, interval)));
    if (intervals.every((interval) => !this.#isNeeded(range, 'usage', finer, interval))) {
      const growing = stored.flatMap((each, index) =>
        each && each.fetchedAt < (intervals[index]?.end ?? 0) ? [each.fetchedAt] : [],
      );
      const asOf = growing.length > 0 ? Math.min(...growing) : Math.max(...stored.map((each) => each?.fetchedAt ?? 0));
      if (intervals.every(({ end }, index) => end > asOf || stored[index]?.hasNumber)) return true;
    }
    return this.#addsUp(range, finer, intervalsOf);
  }

  #isNeeded(range: MeterRange, kind: SeriesKind, granularity: Granularity, interval: Interval): boolean {
    const stored = this.#stored.get(keyOf(range, kind, granularity, interval));
    // There is no usage of what has not begun.
    if (!stored) return kind !== 'usage' || interval.start < this.now();
    if (this.#isSealed(range, kind, granularity, interval)) return false;
    const age = stored.fetchedAt - interval.end;
    const pause = age < 0 ? 0 : stored.hasNumber ? HOUR : Math.max(HOUR, age / 4);
    return Math.max(stored.freshUntil, pause === 0 ? 0 : stored.fetchedAt + pause) <= this.now();
  }

  #isSealed(range: MeterRange, kind: SeriesKind, granularity: Granularity, interval: Interval): boolean {
    const stored = this.#stored.get(keyOf(range, kind, granularity, interval));
    return stored !== undefined && stored.fetchedAt >= interval.end + (stored.hasNumber ? 2 : 7) * DAY;
  }
}

function keyOf({ meter }: MeterRange, kind: SeriesKind, granularity: Granularity, { start }: Interval): string {
  return `${meter.id} ${kind} ${granularity} ${start}`;
}
