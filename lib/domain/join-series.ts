import { isCounted } from './bucket-states';
import { exactSum } from './exact-sum';
import type { Bucket, BucketState, Series, Span } from './series';

/** One interval of usage beside its typical and average usage, as the chart, its table and its CSV show it. */
export interface SeriesPoint extends Span {
  state: BucketState;
  value: number | null;
  rate: number | null;
  register: number | null;
  baseline: number | null;
  baselineRate: number | null;
  /** Of comparable homes. */
  average: number | null;
  averageRate: number | null;
}

/**
 * Joins usage with its baseline and its average by the start of each interval. There is one point for each bucket of
 * `usage`, in order. A series that ends now covers only part of the running interval, so that interval gets no value of it.
 */
export function joinSeries(usage: Series, baseline: Series | null, average: Series | null = null): SeriesPoint[] {
  const baselineOf = bucketFinder(baseline);
  const averageOf = bucketFinder(average);
  return usage.buckets.map((bucket) => {
    const typical = baselineOf(bucket);
    const others = averageOf(bucket);
    return {
      start: bucket.start,
      end: bucket.end,
      state: bucket.state,
      value: bucket.value,
      rate: bucket.rate,
      register: bucket.register,
      baseline: typical?.value ?? null,
      baselineRate: typical?.rate ?? null,
      average: others?.value ?? null,
      averageRate: others?.rate ?? null,
    };
  });
}

function bucketFinder(series: Series | null): (bucket: Bucket) => Bucket | undefined {
  const byStart = new Map((series?.buckets ?? []).map((bucket) => [bucket.start, bucket]));
  const continues = series?.buckets.some(({ state, value }) => state === 'future' && value !== null) ?? false;
  return ({ start, state }) => (state === 'running' && !continues ? undefined : byStart.get(start));
}

/** Returns how much more than typical was used; null unless the interval is over and both are known. */
export function differenceOf({ state, value, baseline }: SeriesPoint): number | null {
  return isCounted(state) && value !== null && baseline !== null ? exactSum([value, -baseline]) : null;
}
