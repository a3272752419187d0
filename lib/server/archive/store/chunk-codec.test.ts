import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, tableOf, type WireRow } from '../../copper/row-table';
import { decodeChunk, encodeChunk } from './chunk-codec';

const START = Date.parse('2026-03-01T00:00:00Z');
const MINUTE = 60_000;
const DAY_OF_MINUTES = 1440;

function stored(rows: WireRow[], summary: WireRow = {}) {
  const { points, checksum } = encodeChunk({ summary, table: tableOf(rows) });
  const content = decodeChunk(points, checksum);
  return { summary: content.summary, rows: rowsOf(content.table), bytes: points.length };
}

/** Usage of a day as the cloud sends it: noise with six decimals, the same as a rate, and two registers. */
function dayOfMinutes(): WireRow[] {
  let [random, register] = [1, 10_000_000];
  return Array.from({ length: DAY_OF_MINUTES }, (_, index) => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    const micro = Math.round((500_000 + (random % 1_000_000)) / 60);
    register += micro / 1000;
    return {
      time: new Date(START + index * MINUTE).toISOString(),
      ...{ usage: micro / 1e6, power: (micro * 60) / 1e6 },
      ...{ value: Math.floor(register) / 1000, actual: Math.floor(register / 10) },
    };
  });
}

describe('encodeChunk', () => {
  it('returns all rows as they were, whatever is in them', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -9e15, max: 9e15 }),
      fc.integer().map((value) => value / 1e6),
      fc.constantFrom(0, -0, 1000, 1e21, 2 ** 53, 0.1 + 0.2, 5e-324, 281_474_976_710_657),
    );
    const instant = fc.integer({ min: -6e13, max: 2e14 }).map((at) => new Date(at).toISOString());
    const other = fc.oneof(fc.string(), fc.boolean(), fc.jsonValue(), fc.constant('1.50'));
    const column = fc.constantFrom(
      ...[number, fc.option(number), fc.integer({ min: -300, max: 300 }), instant],
      ...[instant.map((text) => text.replace(/\.\d+Z$/, 'Z')), fc.constant('p1'), fc.oneof(number, other), other],
    );
    const rows = fc.integer({ min: 0, max: 40 }).chain((length) =>
      fc
        .dictionary(
          fc.string(),
          column.chain((value) =>
            fc.array(fc.option(value, { nil: undefined, freq: 40 }), { minLength: length, maxLength: length }),
          ),
          { maxKeys: 5 },
        )
        .map((columns) =>
          Array.from({ length }, (_, index) => {
            const row: WireRow = Object.create(null);
            for (const [name, values] of Object.entries(columns)) {
              if (values[index] !== undefined) row[name] = values[index];
            }
            return row;
          }),
        ),
    );
    // As JSON, since that is what the cloud sends. It writes every double so that it can be read back.
    const asSent = (value: unknown) => JSON.parse(JSON.stringify(value));
    fc.assert(
      fc.property(rows, (given) => {
        expect(asSent(stored(given).rows)).toEqual(asSent(given));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps fields whose names every object knows, where a row has them', () => {
    const rows: WireRow[] = JSON.parse(
      '[{"__proto__":1,"usage":2},{"constructor":"a"},{"toString":null,"usage":3},{}]',
    );
    expect(JSON.stringify(stored(rows).rows[0])).toBe('{"__proto__":1,"usage":2}');
    expect(stored(rows).rows.map((row) => Object.entries(row).sort())).toEqual(
      rows.map((row) => Object.entries(row).sort()),
    );
  });

  it.each([7, 8, 15, 16, 23, 24, 30, 31, 32, 39, 48])(
    'keeps numbers that take one byte less and more at 2^%i',
    (bits) => {
      const rows = [0, 1, 2].flatMap((off) => [2 ** bits - off, off - 2 ** bits, 2 ** bits + off]);
      // Of no other order than its own: each number alone, and then all as differences.
      expect(rows.map((usage) => stored([{ usage }]).rows)).toEqual(rows.map((usage) => [{ usage }]));
      expect(stored(rows.map((usage) => ({ usage }))).rows).toEqual(rows.map((usage) => ({ usage })));
    },
  );

  it('keeps the sign of a zero among numbers', () => {
    expect(stored([{ usage: -0 }, { usage: 0 }]).rows).toEqual([{ usage: -0 }, { usage: 0 }]);
  });

  it('keeps the summary, and rows without fields', () => {
    const summary = { meter_id: 'm', sum_usage: 1.5, nested: { list: [1] } };
    expect(stored([{}, { x: null }, {}], summary)).toMatchObject({ summary, rows: [{}, { x: null }, {}] });
  });

  it('takes less than five bytes for a minute of usage with its registers', () => {
    const rows = dayOfMinutes();
    const { rows: back, bytes } = stored(rows, { meter_type: 'power' });
    expect(back).toEqual(rows);
    expect(bytes / DAY_OF_MINUTES).toBeLessThan(5);
  });

  it('has a gap in one column without repeating the others', () => {
    const rows = dayOfMinutes().map((row, index) => (index % 7 === 3 ? { ...row, usage: null, power: null } : row));
    const { rows: back, bytes } = stored(rows);
    expect(back).toEqual(rows);
    expect(bytes / DAY_OF_MINUTES).toBeLessThan(5);
  });
});

describe('decodeChunk', () => {
  it('reads the gzipped JSON of earlier versions', () => {
    const columns = { time: ['2026-03-01T00:00:00Z', '2026-03-01T01:00:00Z'], usage: [1.25, { absent: true }] };
    const points = gzipSync(JSON.stringify({ summary: { a: 1 }, columns, count: 2 }));
    const { summary, table } = decodeChunk(points, createHash('sha256').update(points).digest('hex'));
    expect(summary).toEqual({ a: 1 });
    expect(rowsOf(table)).toEqual([{ time: '2026-03-01T00:00:00Z', usage: 1.25 }, { time: '2026-03-01T01:00:00Z' }]);
  });

  it('throws for other bytes than were written', () => {
    const { points, checksum } = encodeChunk({ summary: {}, table: tableOf([{ usage: 1 }]) });
    const changed = Uint8Array.from(points, (byte, index) => (index === 5 ? byte ^ 1 : byte));
    expect(() => decodeChunk(changed, checksum)).toThrow('checksum');
  });
});
