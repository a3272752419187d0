import type { SeriesPoint } from '@/lib/domain/join-series';
import { extremes, type PlotMode, type RibbonPiece, ribbonGroupSize, ribbonPieces } from './usage-plot';

/**
 * A row for recharts. `x` counts intervals from the left edge. There is one column for each way of drawing: `above` and
 * `below` the axis, `running` lighter, `aboveBand` and `belowBand` as ribbons, `baseline` and `average` as lines.
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
  average: number | null;
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
  average: null,
};

/**
 * Returns the rows for a plot `width` pixels wide. A `sign` of -1 draws generation below the axis. Steps and the baseline
 * get a row at both edges of their interval: so they span its full width, and an interval between two gaps is visible.
 */
export function plotRows(points: readonly SeriesPoint[], mode: PlotMode, width: number, sign: 1 | -1): PlotRows {
  if (mode === 'ribbon') {
    const group = ribbonGroupSize(points.length, width);
    const pieces = ribbonPieces(points, group);
    const ends = pieces
      .flatMap((piece) => [piece.low, piece.high, piece.baseline, piece.average])
      .map((value) => times(value, sign));
    const [low, high] = extremes(ends);
    return { mode, group, low, high, rows: pieces.flatMap((piece) => ribbonRows(piece, sign)) };
  }
  const [low, high] = extremes(
    points.flatMap(({ value, baseline, average }) => [value, baseline, average]).map((value) => times(value, sign)),
  );
  const rows = points.flatMap((point, index): PlotRow[] => {
    const value = times(point.value, sign);
    const lines = { baseline: times(point.baseline, sign), average: times(point.average, sign) };
    const mark = {
      ...EMPTY,
      above: value !== null && value >= 0 && point.state !== 'running' ? value : null,
      below: value !== null && value < 0 && point.state !== 'running' ? value : null,
      running: point.state === 'running' ? value : null,
    };
    const edges: [PlotRow, PlotRow] = [
      { ...EMPTY, x: index, ...lines },
      { ...EMPTY, x: index + 1, ...lines },
    ];
    if (mode === 'bars') return [edges[0], { ...mark, x: index + 0.5, ...lines }, edges[1]];
    return edges.map((edge) => ({ ...mark, x: edge.x, ...lines }));
  });
  return { mode, group: 1, low, high, rows };
}

function ribbonRows(piece: RibbonPiece, sign: 1 | -1): PlotRow[] {
  const ends = [times(piece.low, sign), times(piece.high, sign)].filter((value) => value !== null);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const row: Omit<PlotRow, 'x'> = {
    ...EMPTY,
    // Split at the axis, so that each direction has its own color.
    aboveBand: ends.length === 2 && high > 0 ? [Math.max(low, 0), high] : null,
    belowBand: ends.length === 2 && low < 0 ? [low, Math.min(high, 0)] : null,
    mean: times(piece.mean, sign),
    baseline: times(piece.baseline, sign),
    average: times(piece.average, sign),
  };
  return [
    { ...row, x: piece.from },
    { ...row, x: piece.to },
  ];
}

function times(value: number | null, sign: 1 | -1): number | null {
  return value === null ? null : value * sign;
}
