import { exactSum } from '../exact-sum';
import type { Bucket, Series } from '../series';
import { wallTime } from '../wall-time';

/** An interval of usage beside what it is compared with: null where there is nothing to match it with. */
export interface BucketPair {
  usage: Bucket;
  other: Pick<Bucket, 'start' | 'value' | 'rate'> | null;
}

export interface PairedSeries {
  pairs: BucketPair[];
  /** Intervals of the other series that match none of usage. */
  unmatched: Bucket[];
}

/** Returns usage beside nothing to compare it with. */
export function unpaired(usage: Series): PairedSeries {
  return { pairs: usage.buckets.map((bucket) => ({ usage: bucket, other: null })), unmatched: [] };
}

/** Matches the intervals of two series over the same range by their start. */
export function pairByStart(usage: Series, other: Series): PairedSeries {
  return pairBy(usage, other, ({ buckets }) => buckets.map(({ start }) => start));
}

/**
 * Matches the intervals of usage with those of other days, by the time on the clock. `otherDay` returns the day that a
 * day is compared with. Of an hour that a clock change doubles, the first matches the first; one that it skips matches
 * none. Months match the month that their first day is compared with.
 */
export function pairByClock(usage: Series, other: Series, otherDay: (day: string) => string | null): PairedSeries {
  return pairBy(usage, other, (series) => {
    const dayOf = series === usage ? otherDay : (day: string) => day;
    const seen = new Map<string, number>();
    return series.buckets.map(({ start }) => {
      const { day, hour, minute } = wallTime(start, series.timezone);
      const found = dayOf(day);
      if (found === null) return null;
      if (series.granularity === 'month') return found.slice(0, 7);
      if (series.granularity === 'day') return found;
      const time = `${found} ${hour}:${minute}`;
      const nth = seen.get(time) ?? 0;
      seen.set(time, nth + 1);
      return `${time} ${nth}`;
    });
  });
}

function pairBy(usage: Series, other: Series, keysOf: (series: Series) => (string | null)[]): PairedSeries {
  const otherKeys = keysOf(other);
  const byKey = new Map(other.buckets.map((bucket, index) => [otherKeys[index] ?? null, bucket]));
  const keys = keysOf(usage);
  const pairs = usage.buckets.map((bucket, index): BucketPair => {
    const key = keys[index] ?? null;
    const twin = key === null ? undefined : byKey.get(key);
    return { usage: bucket, other: twin ? { start: twin.start, value: twin.value, rate: twin.rate } : null };
  });
  const used = new Set(keys);
  return { pairs, unmatched: other.buckets.filter((_, index) => !used.has(otherKeys[index] ?? null)) };
}

/** Returns what usage is compared with as a series on the intervals of usage, as charts and tables show it. */
export function comparedSeries(usage: Series, { pairs }: PairedSeries): Series | null {
  const values = pairs.map(({ other }) => other?.value ?? null).filter((value) => value !== null);
  if (values.length === 0) return null;
  const buckets = pairs.map(({ usage: bucket, other }) => {
    return { ...bucket, value: other?.value ?? null, rate: other?.rate ?? null, register: null, actual: null };
  });
  return { ...usage, buckets, sum: exactSum(values) };
}

/** Returns pairs with those of a part replaced by finer ones, which cover whole intervals of the others. */
export function refinePairs(pairs: readonly BucketPair[], finer: readonly BucketPair[]): BucketPair[] {
  const start = finer[0]?.usage.start;
  const end = finer.at(-1)?.usage.end;
  if (start === undefined || end === undefined) return [...pairs];
  return [
    ...pairs.filter(({ usage }) => usage.end <= start),
    ...finer,
    ...pairs.filter(({ usage }) => usage.start >= end),
  ];
}
