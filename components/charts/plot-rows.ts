import { extremes, type PlotMode, type PlotPoint, type RibbonPiece, ribbonGroupSize, ribbonPieces } from './usage-plot';

/**
 * A row as recharts reads it; `x` counts intervals from the left edge. Each quantity stands in the column of how it
 * is drawn: `used` above and `back` below the axis, `running` lighter, `band` and `backBand` ribbons, `usual` the baseline.
 */
export interface PlotRow {
  x: number;
  used: number | null;
  back: number | null;
  running: number | null;
  band: [number, number] | null;
  backBand: [number, number] | null;
  mean: number | null;
  usual: number | null;
}

export interface PlotRows {
  mode: PlotMode;
  rows: PlotRow[];
  /** How many intervals stand in one piece; 1 unless it is a ribbon. */
  group: number;
  low: number;
  high: number;
}

const EMPTY = { used: null, back: null, running: null, band: null, backBand: null, mean: null, usual: null };

/**
 * Makes the rows for a plot `width` pixels wide. `sign` -1 turns generation upside down. Steps and the baseline get
 * a row at both edges of their interval, so that they run its whole width and an interval between two gaps shows.
 */
export function plotRows(points: readonly PlotPoint[], mode: PlotMode, width: number, sign: 1 | -1): PlotRows {
  if (mode === 'ribbon') {
    const group = ribbonGroupSize(points.length, width);
    const pieces = ribbonPieces(points, group);
    const ends = pieces.flatMap((piece) => [piece.low, piece.high, piece.usual]).map((value) => times(value, sign));
    const [low, high] = extremes(ends);
    return { mode, group, low, high, rows: pieces.flatMap((piece) => ribbonRows(piece, sign)) };
  }
  const [low, high] = extremes(points.flatMap((point) => [times(point.value, sign), times(point.usual, sign)]));
  const rows = points.flatMap((point, at): PlotRow[] => {
    const value = times(point.value, sign);
    const usual = times(point.usual, sign);
    const mark = {
      ...EMPTY,
      used: value !== null && value >= 0 && point.state !== 'running' ? value : null,
      back: value !== null && value < 0 && point.state !== 'running' ? value : null,
      running: point.state === 'running' ? value : null,
    };
    const edges: [PlotRow, PlotRow] = [
      { ...EMPTY, x: at, usual },
      { ...EMPTY, x: at + 1, usual },
    ];
    if (mode === 'bars') return [edges[0], { ...mark, x: at + 0.5, usual }, edges[1]];
    return edges.map((edge) => ({ ...mark, x: edge.x, usual }));
  });
  return { mode, group: 1, low, high, rows };
}

function ribbonRows(piece: RibbonPiece, sign: 1 | -1): PlotRow[] {
  const ends = [times(piece.low, sign), times(piece.high, sign)].filter((value) => value !== null);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const row: Omit<PlotRow, 'x'> = {
    ...EMPTY,
    // Split at the axis, so that both directions keep their colours.
    band: ends.length === 2 && high > 0 ? [Math.max(low, 0), high] : null,
    backBand: ends.length === 2 && low < 0 ? [low, Math.min(high, 0)] : null,
    mean: times(piece.mean, sign),
    usual: times(piece.usual, sign),
  };
  return [
    { ...row, x: piece.from },
    { ...row, x: piece.to },
  ];
}

function times(value: number | null, sign: 1 | -1): number | null {
  return value === null ? null : value * sign;
}
