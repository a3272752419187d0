import { isAbsent, isCounted } from '@/lib/domain/bucket-states';
import type { SeriesPoint } from '@/lib/domain/join-series';

/** Consecutive intervals, as indexes: `from <= i < to`. */
export interface PointRange {
  from: number;
  to: number;
}

/** Returns the runs of consecutive intervals without readings. */
export function missingRuns(points: readonly SeriesPoint[]): PointRange[] {
  const runs: PointRange[] = [];
  points.forEach((point, index) => {
    if (!isAbsent(point.state)) return;
    const current = runs.at(-1);
    if (current?.to === index) current.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  });
  return runs;
}

/**
 * How a series is drawn.
 *
 * - `bars`: one bar for each interval
 * - `steps`: bars without space between them, drawn as one outline
 * - `ribbon`: lowest to highest rate of several intervals, where there are more intervals than pixels
 */
export type PlotMode = 'bars' | 'steps' | 'ribbon';

/** Returns bars for up to 100 intervals, steps for up to 800, and a ribbon for more, or where the plot is narrower. */
export function plotMode(count: number, width: number): PlotMode {
  if (count <= 100 && width / count >= 3) return 'bars';
  return count <= Math.min(800, width) ? 'steps' : 'ribbon';
}

/** Returns how many intervals each piece of a ribbon joins, so that a piece is about three pixels wide. */
export function ribbonGroupSize(count: number, width: number): number {
  const minimum = Math.ceil((count * 3) / Math.max(1, width));
  return [2, 3, 4, 6, 8, 12, 24].find((size) => size >= minimum) ?? minimum;
}

/** A piece of a ribbon. Rates are per hour; null where none of its intervals has one. */
export interface RibbonPiece extends PointRange {
  low: number | null;
  high: number | null;
  mean: number | null;
  baseline: number | null;
}

/** Joins every `size` intervals into a piece. The lowest and highest rates are kept, so that no peak is averaged out. */
export function ribbonPieces(points: readonly SeriesPoint[], size: number): RibbonPiece[] {
  const pieces: RibbonPiece[] = [];
  for (let from = 0; from < points.length; from += size) {
    const part = points.slice(from, from + size);
    const rates = part.map((point) => point.rate).filter((rate) => rate !== null);
    const baseline = part.map((point) => point.baselineRate).filter((rate) => rate !== null);
    pieces.push({
      from,
      to: from + part.length,
      low: rates.length ? Math.min(...rates) : null,
      high: rates.length ? Math.max(...rates) : null,
      mean: mean(rates),
      baseline: mean(baseline),
    });
  }
  return pieces;
}

function mean(values: number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** Returns the lowest and highest value, 0 included; `[0, 0]` when there are none. */
export function extremes(values: readonly (number | null)[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** Returns the index of the interval with the highest amount, or -1. Running intervals don't count. */
export function peakIndex(points: readonly SeriesPoint[]): number {
  let found = -1;
  points.forEach((point, index) => {
    if (point.value === null || !isCounted(point.state)) return;
    const best = points[found]?.value ?? null;
    if (best === null || point.value > best) found = index;
  });
  return found;
}

/** Returns the index of the last interval with a value, or of the last interval when none has one. */
export function lastIndexWithValue(points: readonly SeriesPoint[]): number {
  const found = points.findLastIndex((point) => point.value !== null);
  return found >= 0 ? found : Math.max(0, points.length - 1);
}
