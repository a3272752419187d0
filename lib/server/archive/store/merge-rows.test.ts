import { describe, expect, it } from 'vitest';
import type { Resource } from '@/lib/domain/resource';
import { rowsOf, tableOf, type WireRow } from '../../copper/row-table';
import * as tables from './merge-rows';

const AT = Date.parse('2026-01-01T00:00:00Z');
const HOUR = 3_600_000;
const span = { start: AT, end: AT + 24 * HOUR, askedAt: AT + 48 * HOUR, freshUntil: 0 };
const hour = (time: string, usage: number | null) => ({ time: `2026-01-01T${time}`, usage });

const normalizeRows = (rows: WireRow[], kind: Resource, from: number, to: number) =>
  rowsOf(tables.normalizeRows(tableOf(rows), kind, from, to));

function mergeRows(
  { rows, spans }: { rows: WireRow[]; spans: (typeof span)[] },
  fetched: WireRow[],
  key: Parameters<typeof tables.mergeRows>[2],
) {
  const { table, corrections } = tables.mergeRows({ table: tableOf(rows), spans }, tableOf(fetched), key);
  return { rows: rowsOf(table), corrections };
}

describe('normalizeRows', () => {
  it('returns each interval once, sorted, without the one at the end: the last row with a number', () => {
    const rows = [hour('02:00:00Z', 3), hour('00:00:00.000Z', 1), hour('00:00:00Z', null), hour('01:00:00', 2)];
    const normalized = normalizeRows([...rows, hour('01:00:00Z', 2.5)], 'usage', AT, AT + 2 * HOUR);
    expect(normalized).toEqual([hour('00:00:00.000Z', 1), hour('01:00:00Z', 2.5)]);
  });

  it('keeps two readings in one second, and one of two equal ones', () => {
    const first = { time: '2026-01-01T00:00:00.100Z', value: 1, actual: 100 };
    const second = { time: '2026-01-01T00:00:00.900Z', value: 1.01, actual: 101 };
    expect(normalizeRows([second, first, { ...second }], 'readings', AT, AT + HOUR)).toEqual([first, second]);
  });

  it('keeps no other rows in memory with a few of them, which can be remembered for long', () => {
    const rows = Array.from({ length: 24 }, (_, each) => hour(`${String(each).padStart(2, '0')}:00:00Z`, each));
    const usage = tables.normalizeRows(tableOf(rows), 'usage', AT, AT + 2 * HOUR).columns.get('usage');
    expect(usage).toMatchObject({ type: 'number', values: new Float64Array([0, 1]) });
    expect(usage).toHaveProperty('values.buffer.byteLength', 2 * Float64Array.BYTES_PER_ELEMENT);
  });
});

describe('mergeRows', () => {
  it('counts corrections of intervals that had ended, and no others', () => {
    const stored = { rows: [hour('00:00:00Z', 1), hour('01:00:00Z', null)], spans: [span] };
    const fetched = [hour('00:00:00Z', 1.5), hour('01:00:00Z', 2)];
    const key = { kind: 'usage', granularity: 'hour' } as const;
    expect(mergeRows(stored, fetched, key)).toEqual({ rows: fetched, corrections: 1 });
    const running = { ...stored, spans: [{ ...span, askedAt: AT + HOUR / 2 }] };
    expect(mergeRows(running, fetched, key).corrections).toBe(0);
    expect(mergeRows(stored, stored.rows, key).corrections).toBe(0);
  });

  it('keeps a reading in any field when the new row has no number', () => {
    const key = { kind: 'grid', granularity: 'none' } as const;
    const row = (voltage: number | null, frequency: number | null) => ({
      ...{ hw_timestamp: '2026-01-01T00:05:00Z', voltage, frequency },
    });
    const stored = { rows: [row(null, 60)], spans: [span] };
    expect(mergeRows(stored, [row(null, null)], key).rows).toEqual(stored.rows);
    expect(mergeRows(stored, [row(0, 0)], key)).toEqual({ rows: [row(0, 0)], corrections: 1 });
  });
});
