import type { ReadoutFact } from './chart-readout';

/** One part of every bar: its count in each interval, in order. */
export interface CountSeries {
  key: string;
  label: string;
  /** A CSS color. */
  color: string;
  counts: readonly number[];
}

/** A row for each interval, its middle at `x`, with the counts under their keys. */
export function stackRows(series: readonly CountSeries[], intervals: number): Record<string, number>[] {
  return Array.from({ length: intervals }, (_, at) => ({
    x: at + 0.5,
    ...Object.fromEntries(series.map(({ key, counts }) => [key, counts[at] ?? 0])),
  }));
}

/** How high each bar is. */
export function stackSums(series: readonly CountSeries[], intervals: number): number[] {
  return Array.from({ length: intervals }, (_, at) => series.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
}

/** An interval in words: all of it, then each part that there is. */
export function stackFacts(series: readonly CountSeries[], sums: readonly number[], at: number): ReadoutFact[] {
  const parts = series.filter(({ counts }) => (counts[at] ?? 0) > 0);
  return [
    { label: 'All', value: String(sums[at] ?? 0) },
    ...parts.map(({ label, counts }) => ({ label, value: String(counts[at]) })),
  ];
}
