import type { SeriesKind } from '@/lib/domain/granularity';
import type { Resource } from '@/lib/domain/resource';
import type { RawPoint } from '@/lib/domain/series';
import { wireInstantMs } from './wire-values';

/** A row of a series or of readings as the cloud sends it. */
export type WireRow = Record<string, unknown>;

/** The fields that hold numbers. A row with a number in any of them has a reading. */
const NUMBER_FIELDS: Record<Resource, readonly string[]> = {
  usage: ['usage'],
  baseline: ['energy'],
  average: ['energy'],
  readings: ['value', 'actual'],
  grid: ['voltage', 'frequency'],
};

/**
 * Returns the time of a row in milliseconds: of an interval rounded down to the second, of a reading exactly as sent,
 * since two readings may be in the same second. Expects a row of an answer that was parsed.
 */
export function rowTimeMs(row: WireRow, kind: Resource): number {
  if (kind === 'readings') return wireInstantMs(String(row.time));
  if (kind === 'grid') return wireInstantMs(String(row.hw_timestamp));
  return Math.floor(wireInstantMs(String(row.time)) / 1000) * 1000;
}

/** True when the row has a reading. */
export function hasNumber(row: WireRow, kind: Resource): boolean {
  return NUMBER_FIELDS[kind].some((name) => row[name] !== null && row[name] !== undefined);
}

/** True when two rows have the same numbers; a missing field equals null. */
export function sameNumbers(one: WireRow, other: WireRow, kind: Resource): boolean {
  return NUMBER_FIELDS[kind].every((name) => (one[name] ?? null) === (other[name] ?? null));
}

/** Returns a computed point as a row in the cloud's format, for reports that contain the rows as sent. */
export function toSeriesRow(kind: SeriesKind, { time, value, rate, register, actual }: RawPoint): WireRow {
  return kind === 'usage'
    ? { time, usage: value, power: rate, value: register, actual }
    : { time, energy: value, power: rate };
}

/** Returns the time of the oldest point with a value, or of the oldest grid row (rows are sorted); null for neither. */
export function oldestReadingTime(
  answer: { points: readonly { time: string; value: number | null }[]; raw: { rows: readonly WireRow[] } } | null,
): string | null {
  const point = answer?.points.find(({ value }) => value !== null);
  const time = answer?.raw.rows[0]?.hw_timestamp;
  return point?.time ?? (typeof time === 'string' ? time : null);
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
