import type { SeriesKind } from '@/lib/domain/granularity';
import type { Resource } from '@/lib/domain/resource';
import type { RawPoint } from '@/lib/domain/series';
import { wireInstantMs } from './wire-values';

type Row = Record<string, unknown>;

/** The fields whose numbers a row is kept for: any of them is a reading. */
const NUMBER_FIELDS: Record<Resource, readonly string[]> = {
  usage: ['usage'],
  baseline: ['energy'],
  average: ['energy'],
  readings: ['value', 'actual'],
  grid: ['voltage', 'frequency'],
};

/**
 * The instant of a row in milliseconds: of an interval to the second, of a reading as exactly as it was told, since
 * two of them may lie in one second. The answer it came with was parsed: it has one.
 */
export function timeOf(row: Row, kind: Resource): number {
  if (kind === 'readings') return wireInstantMs(String(row.time));
  if (kind === 'grid') return wireInstantMs(String(row.hw_timestamp));
  return Math.floor(wireInstantMs(String(row.time)) / 1000) * 1000;
}

export function hasNumber(row: Row, kind: Resource): boolean {
  return NUMBER_FIELDS[kind].some((name) => row[name] !== null && row[name] !== undefined);
}

export function sameNumbers(one: Row, other: Row, kind: Resource): boolean {
  return NUMBER_FIELDS[kind].every((name) => (one[name] ?? null) === (other[name] ?? null));
}

/** An interval that we added up, spelled as the cloud spells its own: reports hand on rows of what was asked for. */
export function rowOf(kind: SeriesKind, { time, value, rate, register, actual }: RawPoint): Record<string, unknown> {
  return kind === 'usage'
    ? { time, usage: value, power: rate, value: register, actual }
    : { time, energy: value, power: rate };
}

/** Rows are kept in the order of time; one without a number is none. */
export function oldestOf(answer: { points: { time: string; value: number | null }[]; raw: { rows: object[] } } | null) {
  const point = answer?.points.find(({ value }) => value !== null);
  const row = answer?.raw.rows[0] as { hw_timestamp?: unknown } | undefined;
  return point?.time ?? (typeof row?.hw_timestamp === 'string' ? row.hw_timestamp : null);
}
