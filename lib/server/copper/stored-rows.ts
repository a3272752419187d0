import { z } from 'zod';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { GridReading, RegisterReadingAt } from '@/lib/domain/readings';
import { type ParsedSeries, parseStoredSeries } from './to-points';
import { toGridReadings, toRegisterRows } from './to-readings';
import { wireGridRows, wireRegister } from './wire-readings';

type Row = Record<string, unknown>;
interface Kept {
  summary: Row;
  rows: readonly Row[];
}

const answerObject = z.looseObject({});
const answerRows = z.array(answerObject);

/** Reads an answer of `readings`. Its rows lie on no calendar: no points. Throws on another shape. */
export function parseRegisterRows(json: unknown): ParsedSeries {
  wireRegister.parse(json);
  const { results, ...summary } = answerObject.parse(json);
  return { points: [], raw: { summary, rows: answerRows.nullable().parse(results) ?? [] } };
}

/** Reads an answer of `grid/readings`, a bare list. Throws on another shape. */
export function parseGridRows(json: unknown): ParsedSeries {
  wireGridRows.parse(json);
  return { points: [], raw: { summary: {}, rows: answerRows.nullable().parse(json) ?? [] } };
}

/** Readings of a register out of rows that were kept. */
export function storedRegisterReadings({ summary, rows }: Kept): RegisterReadingAt[] {
  return toRegisterRows(wireRegister.parse({ ...summary, results: rows }));
}

/** What a gateway measured, out of rows that were kept. */
export function storedGridReadings({ rows }: Pick<Kept, 'rows'>): GridReading[] {
  return toGridReadings(wireGridRows.parse(rows));
}

/** Rows that were kept, read again as the answer they came with was; and the instants (ms, sorted) with a number. */
export function parseStoredRows(
  kind: SeriesKind | 'readings' | 'grid',
  kept: Kept,
): ParsedSeries & { numbered: number[] } {
  const withNumber = (rows: readonly { time: string; value: number | null }[]) =>
    rows.flatMap(({ time, value }) => (value === null ? [] : [Date.parse(time)]));
  const raw = { summary: kept.summary, rows: [...kept.rows] };
  if (kind === 'readings') {
    const rows = storedRegisterReadings(kept).map(({ time, value, actual }) => ({ time, value: value ?? actual }));
    return { points: [], raw, numbered: withNumber(rows) };
  }
  if (kind === 'grid') {
    const rows = storedGridReadings(kept).map((row) => ({
      time: row.time,
      value: row.voltageVolts ?? row.frequencyHertz,
    }));
    return { points: [], raw, numbered: withNumber(rows) };
  }
  const series = parseStoredSeries(kind, kept);
  return { ...series, numbered: withNumber(series.points) };
}
