import type { Formats } from '@/lib/domain/formats/formats';
import type { ReadoutFact } from './chart-readout';

/** A part of every bar: its count in each interval, in order. */
export interface CountSeries {
  key: string;
  label: string;
  /** A CSS color. */
  color: string;
  counts: readonly number[];
}

/** Returns a row for each interval: `x` at its middle, and each series' count under its key. */
export function stackRows(series: readonly CountSeries[], intervals: number): Record<string, number>[] {
  return Array.from({ length: intervals }, (_, index) => ({
    x: index + 0.5,
    ...Object.fromEntries(series.map(({ key, counts }) => [key, counts[index] ?? 0])),
  }));
}

/** Returns the height of each bar. */
export function stackSums(series: readonly CountSeries[], intervals: number): number[] {
  return Array.from({ length: intervals }, (_, index) =>
    series.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
  );
}

/** Returns the values of an interval for the readout: the total, then each part above 0. */
export function stackFacts(
  series: readonly CountSeries[],
  sums: readonly number[],
  index: number,
  formats: Formats,
): ReadoutFact[] {
  const parts = series.filter(({ counts }) => (counts[index] ?? 0) > 0);
  return [
    { label: 'All', value: formats.count(sums[index] ?? 0) },
    ...parts.map(({ label, counts }) => ({ label, value: formats.count(counts[index] ?? 0) })),
  ];
}
