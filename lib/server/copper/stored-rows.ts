import { z } from 'zod';
import type { GridReading, RegisterReadingAt } from '@/lib/domain/readings';
import type { Resource } from '@/lib/domain/resource';
import type { WireRow } from './row-fields';
import { type ParsedSeries, parseStoredSeries } from './to-points';
import { toGridReadings, toRegisterRows } from './to-readings';
import { wireGridRows, wireRegister } from './wire-readings';

interface StoredRows {
  summary: WireRow;
  rows: readonly WireRow[];
}

const answerObject = z.looseObject({});
const answerRows = z.array(answerObject);

/** Parses an answer of `readings`. Readings have no calendar intervals, so there are no points. Throws for another shape. */
export function parseRegisterRows(json: unknown): ParsedSeries {
  wireRegister.parse(json);
  const { results, ...summary } = answerObject.parse(json);
  return { points: [], raw: { summary, rows: answerRows.nullable().parse(results) ?? [] } };
}

/** Parses an answer of `grid/readings`, a bare list. Throws for another shape. */
export function parseGridRows(json: unknown): ParsedSeries {
  wireGridRows.parse(json);
  return { points: [], raw: { summary: {}, rows: answerRows.nullable().parse(json) ?? [] } };
}

/** Returns the register readings in stored rows. */
export function storedRegisterReadings({ summary, rows }: StoredRows): RegisterReadingAt[] {
  return toRegisterRows(wireRegister.parse({ ...summary, results: rows }));
}

/** Returns a gateway's measurements in stored rows. */
export function storedGridReadings({ rows }: Pick<StoredRows, 'rows'>): GridReading[] {
  return toGridReadings(wireGridRows.parse(rows));
}

/** Parses stored rows like the answer they came in. `numbered` are the times (ms, sorted) of rows with a number. */
export function parseStoredRows(kind: Resource, stored: StoredRows): ParsedSeries & { numbered: number[] } {
  const withNumber = (rows: readonly { time: string; value: number | null }[]) =>
    rows.flatMap(({ time, value }) => (value === null ? [] : [Date.parse(time)]));
  const raw = { summary: stored.summary, rows: [...stored.rows] };
  if (kind === 'readings') {
    const rows = storedRegisterReadings(stored).map(({ time, value, actual }) => ({ time, value: value ?? actual }));
    return { points: [], raw, numbered: withNumber(rows) };
  }
  if (kind === 'grid') {
    const rows = storedGridReadings(stored).map((row) => ({
      time: row.time,
      value: row.voltageVolts ?? row.frequencyHertz,
    }));
    return { points: [], raw, numbered: withNumber(rows) };
  }
  const series = parseStoredSeries(kind, stored);
  return { ...series, numbered: withNumber(series.points) };
}
