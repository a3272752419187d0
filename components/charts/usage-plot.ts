import { isAbsent, isCounted } from '@/lib/domain/bucket-states';
import type { Bucket, BucketState, Series } from '@/lib/domain/series';

/** One interval as the chart, its readout and its table show it. `usual` is the baseline's value for the interval. */
export interface PlotPoint {
  start: string;
  end: string;
  state: BucketState;
  value: number | null;
  usual: number | null;
  rate: number | null;
  usualRate: number | null;
  register: number | null;
}

/** Neighbouring intervals of one state, as indexes: `from <= i < to`. */
export interface PointRange {
  from: number;
  to: number;
}

/**
 * Joins usage with its baseline by the interval's start. The points keep the usage's order and number. A baseline that
 * ends with the present holds only a part of the running interval: that part is not what is usual for the whole.
 */
export function plotPoints(usage: Series, baseline: Series | null): PlotPoint[] {
  const usual = new Map<string, Bucket>((baseline?.buckets ?? []).map((bucket) => [bucket.start, bucket]));
  const reachesOn = baseline?.buckets.some((bucket) => bucket.state === 'future' && bucket.value !== null) ?? false;
  return usage.buckets.map((bucket) => {
    const match = bucket.state === 'running' && !reachesOn ? undefined : usual.get(bucket.start);
    return {
      start: bucket.start,
      end: bucket.end,
      state: bucket.state,
      value: bucket.value,
      usual: match?.value ?? null,
      rate: bucket.rate,
      usualRate: match?.rate ?? null,
      register: bucket.register,
    };
  });
}

/** Where readings are missing, neighbours joined. */
export function missingRuns(points: readonly PlotPoint[]): PointRange[] {
  const runs: PointRange[] = [];
  points.forEach((point, at) => {
    if (!isAbsent(point.state)) return;
    const open = runs.at(-1);
    if (open?.to === at) open.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  });
  return runs;
}

/**
 * - `bars`: one bar an interval
 * - `steps`: bars without room between them, drawn as one outline
 * - `ribbon`: lowest to highest rate of several intervals, for more of them than there are pixels
 */
export type PlotMode = 'bars' | 'steps' | 'ribbon';

/** As many bars as can still be told apart; as many steps as the plot has pixels for, and never above 800. */
export function plotMode(count: number, width: number): PlotMode {
  if (count <= 100 && width / count >= 3) return 'bars';
  return count <= Math.min(800, width) ? 'steps' : 'ribbon';
}

/** How many neighbouring intervals a ribbon joins so that each piece is some three pixels wide. */
export function ribbonGroupSize(count: number, width: number): number {
  const least = Math.ceil((count * 3) / Math.max(1, width));
  return [2, 3, 4, 6, 8, 12, 24].find((size) => size >= least) ?? least;
}

/** A piece of the ribbon: null where none of its intervals has a number. Rates are per hour. */
export interface RibbonPiece extends PointRange {
  low: number | null;
  high: number | null;
  mean: number | null;
  usual: number | null;
}

/** Joins each `size` intervals, keeping the lowest and the highest rate: no peak is averaged away. */
export function ribbonPieces(points: readonly PlotPoint[], size: number): RibbonPiece[] {
  const pieces: RibbonPiece[] = [];
  for (let from = 0; from < points.length; from += size) {
    const part = points.slice(from, from + size);
    const rates = part.map((point) => point.rate).filter((rate) => rate !== null);
    const usual = part.map((point) => point.usualRate).filter((rate) => rate !== null);
    pieces.push({
      from,
      to: from + part.length,
      low: rates.length ? Math.min(...rates) : null,
      high: rates.length ? Math.max(...rates) : null,
      mean: mean(rates),
      usual: mean(usual),
    });
  }
  return pieces;
}

function mean(values: number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** The lowest and highest number to make room for, whatever is drawn; `[0, 0]` when there is none. */
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

/** The interval with the most used (for generation: made), or -1 without any. Running ones don't count. */
export function peakIndex(points: readonly PlotPoint[]): number {
  let found = -1;
  points.forEach((point, at) => {
    if (point.value === null || !isCounted(point.state)) return;
    const best = points[found]?.value ?? null;
    if (best === null || point.value > best) found = at;
  });
  return found;
}

/** The last interval with a number, where a reader wants to begin; the last of all when none has one. */
export function lastIndexWithValue(points: readonly PlotPoint[]): number {
  const found = points.findLastIndex((point) => point.value !== null);
  return found >= 0 ? found : Math.max(0, points.length - 1);
}
