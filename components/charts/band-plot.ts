import type { ReadoutFact } from './chart-readout';

/** What is drawn of one source in each slot: its extremes as a ribbon, its mean as a line; null where nothing was. */
export interface BandSeries {
  key: string;
  label: string;
  /** A CSS color. */
  color: string;
  points: readonly { low: number | null; mean: number | null; high: number | null }[];
}

/** A stretch of the value axis with a name: 'A', from 108 to 126. */
export interface ValueBand {
  label: string;
  from: number;
  to: number;
  /** A CSS color. */
  color: string;
}

type Cell = number | [number, number] | null;

/**
 * Rows as recharts reads them, one at each edge of a slot, so that a slot between two gaps shows. `mean <key>` and
 * `ribbon <key>` of each series, `reference` of what they are compared with.
 */
export function bandRows(
  series: readonly BandSeries[],
  reference: readonly (number | null)[] | null,
  count: number,
): Record<string, Cell>[] {
  return Array.from({ length: count }, (_, at) => {
    const cells: Record<string, Cell> = { reference: reference?.[at] ?? null };
    for (const { key, points } of series) {
      const { low = null, mean = null, high = null } = points[at] ?? {};
      cells[`mean ${key}`] = mean;
      cells[`ribbon ${key}`] = low === null || high === null ? null : [low, high];
    }
    return [
      { ...cells, x: at },
      { ...cells, x: at + 1 },
    ];
  }).flat();
}

/** Least and greatest of all that is drawn, `always` included. */
export function bandExtremes(
  series: readonly BandSeries[],
  reference: readonly (number | null)[] | null,
  always: readonly number[],
): [number, number] {
  let [least, most] = [Math.min(...always), Math.max(...always)];
  const take = (value: number | null) => {
    if (value === null) return;
    least = Math.min(least, value);
    most = Math.max(most, value);
  };
  for (const { points } of series) for (const { low, high } of points) for (const value of [low, high]) take(value);
  for (const value of reference ?? []) take(value);
  return [least, most];
}

/** One slot in numbers. `write`: a value with its unit. */
export function bandFacts(
  series: readonly BandSeries[],
  reference: { label: string; values: readonly (number | null)[] } | null,
  at: number,
  write: (value: number) => string,
): ReadoutFact[] {
  const facts = series.map(({ label, points }): ReadoutFact => {
    const { low = null, mean = null, high = null } = points[at] ?? {};
    if (mean === null || low === null || high === null) return { label, value: 'no reading' };
    const range = low === high ? '' : ` (${write(low)} to ${write(high)})`;
    return { label, value: `${write(mean)}${range}` };
  });
  const usual = reference?.values[at] ?? null;
  return reference && usual !== null ? [...facts, { label: reference.label, value: write(usual) }] : facts;
}
