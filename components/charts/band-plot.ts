import type { ReadoutFact } from './chart-readout';

/** The measurements of one source in each slot: extremes drawn as a ribbon, the mean as a line; null where missing. */
export interface BandSeries {
  key: string;
  label: string;
  /** A CSS color. */
  color: string;
  points: readonly { low: number | null; mean: number | null; high: number | null }[];
}

/** A named part of the value axis: 'A', from 108 to 126. */
export interface ValueBand {
  label: string;
  from: number;
  to: number;
  /** A CSS color. */
  color: string;
}

type Cell = number | [number, number] | null;

/**
 * Returns the rows for recharts, one at each edge of a slot, so that a slot between two gaps is visible. Columns are
 * `mean <key>` and `ribbon <key>` for each series, and `reference`.
 */
export function bandRows(
  series: readonly BandSeries[],
  reference: readonly (number | null)[] | null,
  count: number,
): Record<string, Cell>[] {
  return Array.from({ length: count }, (_, index) => {
    const cells: Record<string, Cell> = { reference: reference?.[index] ?? null };
    for (const { key, points } of series) {
      const { low = null, mean = null, high = null } = points[index] ?? {};
      cells[`mean ${key}`] = mean;
      cells[`ribbon ${key}`] = low === null || high === null ? null : [low, high];
    }
    return [
      { ...cells, x: index },
      { ...cells, x: index + 1 },
    ];
  }).flat();
}

/** Returns the lowest and highest value that is drawn, `includeValues` among them. */
export function bandExtremes(
  series: readonly BandSeries[],
  reference: readonly (number | null)[] | null,
  includeValues: readonly number[],
): [number, number] {
  let [lowest, highest] = [Math.min(...includeValues), Math.max(...includeValues)];
  const include = (value: number | null) => {
    if (value === null) return;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  };
  for (const { points } of series) for (const { low, high } of points) for (const value of [low, high]) include(value);
  for (const value of reference ?? []) include(value);
  return [lowest, highest];
}

/** Returns the values of one slot for the readout. `formatValue` adds the unit. */
export function bandFacts(
  series: readonly BandSeries[],
  reference: { label: string; values: readonly (number | null)[] } | null,
  index: number,
  formatValue: (value: number) => string,
): ReadoutFact[] {
  const facts = series.map(({ label, points }): ReadoutFact => {
    const { low = null, mean = null, high = null } = points[index] ?? {};
    if (mean === null || low === null || high === null) return { label, value: 'no reading' };
    const range = low === high ? '' : ` (${formatValue(low)} to ${formatValue(high)})`;
    return { label, value: `${formatValue(mean)}${range}` };
  });
  const compared = reference?.values[index] ?? null;
  return reference && compared !== null ? [...facts, { label: reference.label, value: formatValue(compared) }] : facts;
}
