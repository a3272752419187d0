import type { Granularity, SeriesKind } from '@/lib/domain/granularity';

/** An interval by the sandbox's own calendar and data: milliseconds, and what the cloud tells of it. */
export interface Interval {
  start: number;
  end: number;
  value: number | null;
}

interface Held {
  askedAt: number;
  freshUntil: number;
  hasNumber: boolean;
}

interface Asked {
  meter: { id: string };
  start: string;
  end: string;
}

interface What {
  kind: SeriesKind;
  granularity: Granularity;
}

type GridOf = (granularity: Granularity) => Interval[];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PARTS: Partial<Record<Granularity, Granularity>> = {
  month: 'day',
  day: 'hour',
  bihour: 'hour',
  hour: 'fifteenminute',
  fifteenminute: 'minute',
};

/**
 * How many requests a range must cost, worked out interval by interval from the rules as they are written down
 * (docs/decisions/0019), apart from the code that keeps to them. A cloud that takes ranges of any length.
 */
export class RequestModel {
  readonly #held = new Map<string, Held>();
  /** Series of which anything was ever asked for: truth is made at some cost. */
  readonly #known = new Set<string>();

  constructor(private readonly now: () => number) {}

  /** Requests that a range costs now: none, or one over everything that is wanted. */
  cost(range: Asked, { kind, granularity }: What, gridOf: GridOf): number {
    const asked = this.#granularityAsked(range, granularity, gridOf);
    if (!gridOf(asked).some((interval) => this.#isWanted(range, kind, asked, interval))) return 0;
    return kind === 'usage' && this.#addsUp(range, asked, gridOf) ? 0 : 1;
  }

  /** The range was asked for, and what it cost came. */
  fetch(range: Asked, { kind, granularity }: What, gridOf: GridOf): void {
    if (this.cost(range, { kind, granularity }, gridOf) === 0) return;
    const asked = this.#granularityAsked(range, granularity, gridOf);
    // What will be asked for again soon comes along, as that costs nothing.
    const places = gridOf(asked).flatMap((interval, at) => (this.#isSealed(range, kind, asked, interval) ? [] : [at]));
    this.#known.add(`${range.meter.id} ${kind} ${asked}`);
    const window = gridOf(asked).slice(places[0], (places.at(-1) ?? 0) + 1);
    const askedAt = this.now();
    const end = window.at(-1)?.end ?? 0;
    const freshFor = end > askedAt ? 15 * MINUTE : end > askedAt - 2 * DAY ? HOUR : 30 * DAY;
    for (const interval of window) {
      const before = this.#held.get(keyOf(range, kind, asked, interval));
      const hasNumber = interval.value !== null || (before?.hasNumber ?? false);
      this.#held.set(keyOf(range, kind, asked, interval), { askedAt, freshUntil: askedAt + freshFor, hasNumber });
    }
  }

  /** Days where a range begins or ends inside a month. */
  #granularityAsked(range: Asked, granularity: Granularity, gridOf: GridOf): Granularity {
    if (granularity !== 'month') return granularity;
    const months = gridOf('month');
    const whole = months[0]?.start === Date.parse(range.start) && months.at(-1)?.end === Date.parse(range.end);
    return whole ? 'month' : 'day';
  }

  /** Whether finer usage that is here makes the range up: all of it good enough, a number wherever it is over. */
  #addsUp(range: Asked, granularity: Granularity, gridOf: GridOf): boolean {
    const finer = PARTS[granularity];
    if (!finer) return false;
    if (!this.#known.has(`${range.meter.id} usage ${finer}`)) return this.#addsUp(range, finer, gridOf);
    const grid = gridOf(finer);
    const held = grid.map((interval) => this.#held.get(keyOf(range, 'usage', finer, interval)));
    if (grid.every((interval) => !this.#isWanted(range, 'usage', finer, interval))) {
      const growing = held.flatMap((one, at) => (one && one.askedAt < (grid[at]?.end ?? 0) ? [one.askedAt] : []));
      const asOf = growing.length > 0 ? Math.min(...growing) : Math.max(...held.map((one) => one?.askedAt ?? 0));
      if (grid.every(({ end }, at) => end > asOf || held[at]?.hasNumber)) return true;
    }
    return this.#addsUp(range, finer, gridOf);
  }

  #isWanted(range: Asked, kind: SeriesKind, granularity: Granularity, interval: Interval): boolean {
    const held = this.#held.get(keyOf(range, kind, granularity, interval));
    if (!held) return true;
    if (this.#isSealed(range, kind, granularity, interval)) return false;
    const age = held.askedAt - interval.end;
    const pause = age < 0 ? 0 : held.hasNumber ? HOUR : Math.max(HOUR, age / 4);
    return Math.max(held.freshUntil, pause === 0 ? 0 : held.askedAt + pause) <= this.now();
  }

  #isSealed(range: Asked, kind: SeriesKind, granularity: Granularity, interval: Interval): boolean {
    const held = this.#held.get(keyOf(range, kind, granularity, interval));
    return held !== undefined && held.askedAt >= interval.end + (held.hasNumber ? 2 : 7) * DAY;
  }
}

function keyOf({ meter }: Asked, kind: SeriesKind, granularity: Granularity, { start }: Interval): string {
  return `${meter.id} ${kind} ${granularity} ${start}`;
}
