import { z } from 'zod';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { RawPoint } from '@/lib/domain/series';
import { type WireEnergyRow, type WireUsageRow, wireEnergy, wireUsage } from './wire-series';

/** A series as the cloud sent it: points for our calendar, and the answer unchanged for reports that hand it on. */
export interface ParsedSeries {
  points: RawPoint[];
  raw: { summary: Record<string, unknown>; rows: Record<string, unknown>[] };
}

const answerObject = z.looseObject({});

/** Reads an answer of `usage`. Throws on another shape. */
export function parseUsageSeries(json: unknown): ParsedSeries {
  const { results } = wireUsage.parse(json);
  return { points: results.map(usagePoint), raw: rawOf(json, 'results') };
}

/** Reads an answer of `baseline-series`, `average-series` or `baseline`. Throws on another shape. */
export function parseEnergySeries(json: unknown): ParsedSeries {
  const { series } = wireEnergy.parse(json);
  return { points: series.map(energyPoint), raw: rawOf(json, 'series') };
}

/** Rows that were kept, read again as the answer they came with was. */
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

/** The rows and, apart from them, every other field; as spelled. */
function rawOf(json: unknown, list: 'results' | 'series'): ParsedSeries['raw'] {
  const { [list]: rows, ...summary } = answerObject.parse(json);
  return { summary, rows: z.array(answerObject).nullable().parse(rows) ?? [] };
}
