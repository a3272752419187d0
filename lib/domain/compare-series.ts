import { isCounted } from './bucket-states';
import { exactSum } from './exact-sum';
import type { Bucket, Series } from './series';

/** Usage beside its baseline over the intervals in which both have a number and are over. */
export interface Comparison {
  usage: number;
  baseline: number;
  difference: number;
  /** Share above (positive) or below the baseline; null where the baseline is 0 or below and a share says nothing. */
  share: number | null;
  /** How many intervals were compared. */
  intervals: number;
}

/**
 * Compares like with like: an interval that still runs, is missing or lies ahead counts on neither side. Null when no
 * interval can be compared. Both series must be of the same meter, range and granularity.
 */
export function compareSeries(usage: Series, baseline: Series): Comparison | null {
  const baselineByStart = new Map<string, Bucket>(baseline.buckets.map((bucket) => [bucket.start, bucket]));
  const used: number[] = [];
  const usual: number[] = [];
  for (const bucket of usage.buckets) {
    const twin = baselineByStart.get(bucket.start);
    if (!isCounted(bucket.state) || bucket.value === null || !twin || twin.value === null) continue;
    used.push(bucket.value);
    usual.push(twin.value);
  }
  if (used.length === 0) return null;
  const usageSum = exactSum(used);
  const baselineSum = exactSum(usual);
  const difference = exactSum([usageSum, -baselineSum]);
  return {
    usage: usageSum,
    baseline: baselineSum,
    difference,
    share: baselineSum > 0 ? difference / baselineSum : null,
    intervals: used.length,
  };
}
