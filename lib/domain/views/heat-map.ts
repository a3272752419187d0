import type { UsageStep } from '../insight/local-days';
import { quantile } from '../statistics';
import { localHours } from './local-hours';

/** How many steps of color there are. */
export const HEAT_LEVELS = 7;
const HOURS = 24;
const HOUR_MS = 3_600_000;
/** An hour of which less is known has no value. */
const MIN_KNOWN = 0.75;

/**
 * - `value`: the mean use per hour
 * - `missing`: the hour is over and has no number
 * - `skipped`: the clock was set forward past this hour
 * - `none`: the hour is not part of the range, or not over
 */
export interface HeatCell {
  kind: 'value' | 'missing' | 'skipped' | 'none';
  value: number | null;
  /** 0 to `HEAT_LEVELS` - 1; null without a value. */
  level: number | null;
  /** The clock was set back: this is the mean of the hour that came twice. */
  twice: boolean;
}

export interface HeatRow {
  day: string;
  /** One for each hour of the local clock, from midnight. */
  cells: HeatCell[];
}

export interface HeatMap {
  /** Days, oldest first. */
  rows: HeatRow[];
  /** The highest value of each level. */
  limits: number[];
}

interface Collected {
  sum: number;
  knownMs: number;
  ms: number;
}

/**
 * Returns use per hour by the hour of the local clock and the day. `steps` are sorted and adjacent, at most an hour long
 * and over. Levels have about equally many hours, so that a few very high ones do not leave the rest in one color.
 */
export function heatMap(steps: readonly UsageStep[], zone: string): HeatMap {
  const localHour = localHours(zone);
  const days = new Map<string, (Collected | undefined)[]>();
  for (const { start, end, value } of steps) {
    const { day, hour } = localHour(start);
    const cells = days.get(day) ?? [];
    days.set(day, cells);
    const cell = cells[hour] ?? { sum: 0, knownMs: 0, ms: 0 };
    cells[hour] = cell;
    cell.ms += end - start;
    if (value === null) continue;
    cell.sum += value;
    cell.knownMs += end - start;
  }
  const values = [...days.values()].flatMap((cells) => cells.flatMap((cell) => perHour(cell) ?? []));
  const limits = Array.from({ length: HEAT_LEVELS }, (_, level) => quantile(values, (level + 1) / HEAT_LEVELS) ?? 0);
  const rows = [...days].map(([day, cells]) => ({
    day,
    cells: Array.from({ length: HOURS }, (_, hour) => toCell(cells, hour, limits)),
  }));
  return { rows, limits };
}

function perHour(cell: Collected | undefined): number | null {
  if (!cell || cell.knownMs < MIN_KNOWN * cell.ms || cell.knownMs === 0) return null;
  return (cell.sum * HOUR_MS) / cell.knownMs;
}

function toCell(cells: readonly (Collected | undefined)[], hour: number, limits: readonly number[]): HeatCell {
  const cell = cells[hour];
  const twice = (cell?.ms ?? 0) > HOUR_MS;
  const value = perHour(cell);
  if (value !== null) return { kind: 'value', value, level: levelOf(value, limits), twice };
  // Hours of a day are adjacent, so one between others was skipped by the clock.
  const isBetween = cells.some((_, other) => other < hour) && cells.length > hour;
  const kind = cell ? 'missing' : isBetween ? 'skipped' : 'none';
  return { kind, value: null, level: null, twice };
}

/** Returns the first level that reaches up to a value. */
function levelOf(value: number, limits: readonly number[]): number {
  const level = limits.findIndex((limit) => value <= limit);
  return level === -1 ? limits.length - 1 : level;
}
