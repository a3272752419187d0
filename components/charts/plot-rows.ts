import type { SeriesPoint } from '@/lib/domain/join-series';
import { extremes, type PlotMode, type RibbonPiece, ribbonGroupSize, ribbonPieces } from './usage-plot';

/**
 * A row for recharts. `x` counts intervals from the left edge. There is one column for each way of drawing: `above` and
 * `below` the axis, `running` lighter, `aboveBand` and `belowBand` as ribbons, `mean` and `baseline` as lines.
 */
export interface PlotRow {
  x: number;
  above: number | null;
  below: number | null;
  running: number | null;
  aboveBand: [number, number] | null;
  belowBand: [number, number] | null;
  mean: number | null;
  baseline: number | null;
}

export interface PlotRows {
  mode: PlotMode;
  rows: PlotRow[];
  /** Intervals in one piece; 1 unless the mode is a ribbon. */
  group: number;
  low: number;
  high: number;
}

const EMPTY = {
  above: null,
  below: null,
  running: null,
  aboveBand: null,
  belowBand: null,
  mean: null,
  baseline: null,
};

/**
 * Returns the rows for a plot `width` pixels wide; none for bars, which recharts does not draw. Steps and the baseline
 * get a row at both edges of their interval: so they span its full width, and an interval between two gaps is visible.
 */
export function plotRows(points: readonly SeriesPoint[], mode: PlotMode, width: number): PlotRows {
  if (mode === 'ribbon') {
    const group = ribbonGroupSize(points.length, width);
    const pieces = ribbonPieces(points, group);
    const [low, high] = extremes(pieces.flatMap((piece) => [piece.low, piece.high, piece.baseline]));
    return { mode, group, low, high, rows: pieces.flatMap(ribbonRows) };
  }
  const [low, high] = extremes(points.flatMap(({ value, baseline }) => [value, baseline]));
  if (mode === 'bars') return { mode, group: 1, low, high, rows: [] };
  const rows = points.flatMap((point, index): PlotRow[] => {
    const { value, baseline } = point;
    const mark = {
      ...EMPTY,
      above: value !== null && value >= 0 && point.state !== 'running' ? value : null,
      below: value !== null && value < 0 && point.state !== 'running' ? value : null,
      running: point.state === 'running' ? value : null,
    };
    return [index, index + 1].map((x) => ({ ...mark, x, baseline }));
  });
  return { mode, group: 1, low, high, rows };
}

function ribbonRows({ from, to, low, high, mean, baseline }: RibbonPiece): PlotRow[] {
  const row: Omit<PlotRow, 'x'> = {
    ...EMPTY,
    // Split at the axis, so that each direction has its own color.
    aboveBand: low !== null && high !== null && high > 0 ? [Math.max(low, 0), high] : null,
    belowBand: low !== null && high !== null && low < 0 ? [low, Math.min(high, 0)] : null,
    mean,
    baseline,
  };
  return [
    { ...row, x: from },
    { ...row, x: to },
  ];
}
