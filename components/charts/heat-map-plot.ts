import { HEAT_LEVELS, type HeatCell, type HeatRow } from '@/lib/domain/views/heat-map';

const HOURS = 24;
/** Hours with a label above. */
export const LABELED_HOURS = [0, 6, 12, 18];
const MAX_ROW_LABELS = 12;
/** How much of the color the lowest level has, in percent. */
const LOWEST = 10;

/** Returns the height of a day in pixels: fewer days are taller. */
export function rowHeight(rows: number): number {
  if (rows <= 31) return 14;
  return rows <= 100 ? 6 : 3;
}

/** Returns the rows with a label: the first of each group of equal size. */
export function labeledRows(rows: number): number[] {
  const every = Math.max(1, Math.ceil(rows / MAX_ROW_LABELS));
  return Array.from({ length: Math.ceil(rows / every) }, (_, index) => index * every);
}

/** Returns the color of a level: of one hue, and evenly stronger. */
export function heatColor(color: string, level: number): string {
  const percent = LOWEST + (level / (HEAT_LEVELS - 1)) * (100 - LOWEST);
  return `color-mix(in oklab, ${color} ${percent.toFixed(0)}%, var(--surface))`;
}

/** Returns the cells that are chosen as one path. Neighbors in a row are one rectangle. */
export function heatPath(
  rows: readonly HeatRow[],
  width: number,
  height: number,
  isChosen: (cell: HeatCell) => boolean,
): string {
  const step = width / HOURS;
  let path = '';
  for (const [index, { cells }] of rows.entries()) {
    let first: number | null = null;
    for (let hour = 0; hour <= HOURS; hour += 1) {
      const cell = cells[hour];
      const chosen = cell !== undefined && isChosen(cell);
      if (chosen) first ??= hour;
      else if (first !== null) {
        path += `M${first * step} ${index * height}h${(hour - first) * step}v${height}h${(first - hour) * step}z`;
        first = null;
      }
    }
  }
  return path;
}
