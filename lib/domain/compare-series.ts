import { isCounted } from './bucket-states';
import { exactSum } from './exact-sum';
import type { Bucket, Series } from './series';

/** Usage and baseline, summed over the intervals that are over and have a number in both. */
export interface Comparison {
  usage: number;
  baseline: number;
  difference: number;
  /** Difference as a share of the baseline; null where it would mislead: a baseline of 0 or less, or usage below 0. */
  share: number | null;
  /** How many intervals were compared. */
  intervals: number;
}

/**
 * Compares usage with its baseline. Current, missing and future intervals count on neither side. Returns null when no
 * interval can be compared. Both series must have the same meter, range and granularity.
 */
export function compareSeries(usage: Series, baseline: Series): Comparison | null {
  const baselineByStart = new Map<string, Bucket>(baseline.buckets.map((bucket) => [bucket.start, bucket]));
  const usageValues: number[] = [];
  const baselineValues: number[] = [];
  for (const bucket of usage.buckets) {
    const twin = baselineByStart.get(bucket.start);
    if (!isCounted(bucket.state) || bucket.value === null || !twin || twin.value === null) continue;
    usageValues.push(bucket.value);
    baselineValues.push(twin.value);
  }
  if (usageValues.length === 0) return null;
  const usageSum = exactSum(usageValues);
  const baselineSum = exactSum(baselineValues);
  const difference = exactSum([usageSum, -baselineSum]);
  return {
    usage: usageSum,
    baseline: baselineSum,
    difference,
    share: baselineSum > 0 && usageSum >= 0 ? difference / baselineSum : null,
    intervals: usageValues.length,
  };
}
