import type { SeriesKind } from '@/lib/domain/granularity';
import { toInstantText } from '@/lib/domain/instant-text';
import { numberOrNull, type PointColumns } from '@/lib/domain/point-columns';
import type { Resource } from '@/lib/domain/resource';
import { cellOf, type RowTable, type WireRow } from './row-table';
import { wireInstantMs, wireNumber, wireText } from './wire-values';

/** The fields that hold numbers. A row with a number in any of them has a reading. */
const NUMBER_FIELDS: Record<Resource, readonly string[]> = {
  usage: ['usage'],
  baseline: ['energy'],
  average: ['energy'],
  readings: ['value', 'actual'],
  grid: ['voltage', 'frequency'],
};

/**
 * Returns the time of each row in milliseconds: of an interval rounded down to the second, of a reading exactly as sent,
 * since two readings may be in the same second. NaN where it is invalid.
 */
export function rowTimes({ count, columns }: RowTable, kind: Resource): Float64Array {
  const column = columns.get(kind === 'grid' ? 'hw_timestamp' : 'time');
  const exact =
    column?.type === 'instant'
      ? column.values
      : Float64Array.from({ length: count }, (_, index) => wireInstantMs(String(column && cellOf(column, index))));
  return kind === 'readings' || kind === 'grid' || areWholeSeconds(exact)
    ? exact
    : exact.map((at) => Math.floor(at / 1000) * 1000);
}

function areWholeSeconds(times: Float64Array): boolean {
  for (const at of times) if (Math.floor(at / 1000) * 1000 !== at) return false;
  return true;
}

/** Returns a function that says whether a row has a reading. */
export function numberFinder(table: RowTable, kind: Resource): (index: number) => boolean {
  const [name = '', ...others] = NUMBER_FIELDS[kind];
  const column = table.columns.get(name);
  // The numbers of all rows of a month are looked at.
  if (others.length === 0 && column?.type === 'number') return (index) => !Number.isNaN(column.values[index]);
  const cells = NUMBER_FIELDS[kind].map((name) => cellReader(table, name));
  return (index) => cells.some((cell) => cell(index) !== null);
}

/** Returns a function that says whether two rows have the same numbers; a missing field equals null. */
export function numberComparer(table: RowTable, kind: Resource): (one: number, other: number) => boolean {
  const cells = NUMBER_FIELDS[kind].map((name) => cellReader(table, name));
  return (one, other) => cells.every((cell) => cell(one) === cell(other));
}

function cellReader({ columns }: RowTable, name: string): (index: number) => unknown {
  const column = columns.get(name);
  return (index) => (column && cellOf(column, index)) ?? null;
}

/** Returns a field of all rows as numbers; NaN where it is missing. Throws where it is something else. */
export function numbersOf({ count, columns }: RowTable, name: string): Float64Array {
  const column = columns.get(name);
  if (column?.type === 'number') return column.values;
  return Float64Array.from({ length: count }, (_, index) => {
    return wireNumber.parse(column && cellOf(column, index)) ?? Number.NaN;
  });
}

/** Returns a field of all rows as text; null where it is missing. Throws where it is something else. */
export function textsOf({ count, columns }: RowTable, name: string): (string | null)[] {
  const column = columns.get(name);
  const cells =
    column?.type === 'other'
      ? column.values
      : Array.from({ length: count }, (_, index) => column && cellOf(column, index));
  return cells.map((cell) => (typeof cell === 'string' ? cell : wireText.parse(cell)));
}

/** Returns points as rows in the cloud's format, for reports that contain the rows as sent. */
export function toSeriesRows(kind: SeriesKind, points: PointColumns): WireRow[] {
  return Array.from(points.times, (at, index) => {
    const time = toInstantText(at);
    const [value, rate, register, actual] = [points.value, points.rate, points.register, points.actual].map((column) =>
      numberOrNull(column[index]),
    );
    return kind === 'usage'
      ? { time, usage: value, power: rate, value: register, actual }
      : { time, energy: value, power: rate };
  });
}

/** Returns grid rows by the id of their gateway, in their order. */
export function groupByGateway(rows: readonly WireRow[]): Map<string, WireRow[]> {
  const groups = new Map<string, WireRow[]>();
  for (const row of rows) {
    const id = String(row.gateway_id);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
