import { z } from 'zod';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { RawPoint } from '@/lib/domain/series';
import { type WireEnergyRow, type WireUsageRow, wireEnergy, wireUsage } from './wire-series';

/** A series from the cloud: its points, and the answer as sent for reports that contain it. */
export interface ParsedSeries {
  points: RawPoint[];
  raw: { summary: Record<string, unknown>; rows: Record<string, unknown>[] };
}

const answerObject = z.looseObject({});

/** Parses an answer of `usage`. Throws for another shape. */
export function parseUsageSeries(json: unknown): ParsedSeries {
  const { results } = wireUsage.parse(json);
  return { points: results.map(usagePoint), raw: rawOf(json, 'results') };
}

/** Parses an answer of `baseline-series` or `average-series`. Throws for another shape. */
export function parseEnergySeries(json: unknown): ParsedSeries {
  const { series } = wireEnergy.parse(json);
  return { points: series.map(energyPoint), raw: rawOf(json, 'series') };
}

/** Parses stored rows like the answer they came in. */
export function parseStoredSeries(
  kind: SeriesKind,
  { summary, rows }: { summary: Record<string, unknown>; rows: readonly Record<string, unknown>[] },
): ParsedSeries {
  return kind === 'usage'
    ? parseUsageSeries({ ...summary, results: rows })
    : parseEnergySeries({ ...summary, series: rows });
}

function usagePoint({ time, usage, power, value, actual }: WireUsageRow): RawPoint {
  return { time, value: usage, rate: power, register: value, actual };
}

function energyPoint({ time, energy, power }: WireEnergyRow): RawPoint {
  return { time, value: energy, rate: power, register: null, actual: null };
}

/** Splits an answer into its rows and its other fields, all as sent. */
function rawOf(json: unknown, list: 'results' | 'series'): ParsedSeries['raw'] {
  const { [list]: rows, ...summary } = answerObject.parse(json);
  return { summary, rows: z.array(answerObject).nullable().parse(rows) ?? [] };
}
