import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assembleSeries } from './assemble-series';
import { monthSpan } from './calendar';
import { compactSeries, expandSeries } from './compact-series';
import { bucketGrid } from './test-support/bucket-grid';
import { pointColumns } from './test-support/point-columns';

const frame = {
  meterId: '12:1',
  meterType: 'power',
  meterCreatedAt: null,
  kind: 'usage',
  timezone: 'America/Denver',
} as const;

/** As the browser gets it. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value));

it('is the same series after it was sent', () => {
  const number = fc.option(fc.integer({ min: -1e7, max: 1e7 }).map((micro) => micro / 1e6));
  const cases = fc.record({
    month: fc.constantFrom('2026-03', '2026-11', '2026-06'),
    granularity: fc.constantFrom('hour' as const, 'bihour' as const, 'day' as const),
    numbers: fc.infiniteStream(fc.tuple(number, number, number, fc.boolean())),
    elapsed: fc.integer({ min: -5, max: 40 }),
  });
  fc.assert(
    fc.property(cases, ({ month, granularity, numbers, elapsed }) => {
      const span = monthSpan(month, frame.timezone);
      const points = bucketGrid(span, granularity, frame.timezone).flatMap(({ start: time }) => {
        const [value, rate, register, exists] = numbers.next().value ?? [null, null, null, false];
        return exists ? [{ time, value, rate, register, actual: register === null ? null : Math.round(register) }] : [];
      });
      const now = Date.parse(span.start) + elapsed * 86_400_000 + 1_234_000;
      const series = assembleSeries({ ...frame, ...span, granularity }, pointColumns(points), now);
      const { columns: _columns, ...plain } = series;
      expect(expandSeries(sent(compactSeries(series)))).toEqual(sent(plain));
    }),
    { numRuns: 30 },
  );
});

it('keeps registers that increments cannot have exactly', () => {
  const span = monthSpan('2026-06', frame.timezone);
  const registers = [0.1 + 0.2, 17_034.468_000_000_001, Number.MAX_SAFE_INTEGER, -0.5];
  const points = bucketGrid(span, 'day', frame.timezone).map(({ start: time }, index) => {
    return { time, value: 1, rate: 1, register: registers[index] ?? null, actual: index };
  });
  const series = assembleSeries({ ...frame, ...span, granularity: 'day' }, pointColumns(points), Date.parse(span.end));
  const { buckets } = expandSeries(sent(compactSeries(series)));
  expect(buckets.slice(0, 5).map(({ register }) => register)).toEqual([...registers, null]);
  expect(buckets[4]?.actual).toBe(4);
});

it('takes at most 8 KB compressed for a month of hours', () => {
  const span = monthSpan('2026-03', frame.timezone);
  let [random, register] = [1, 10_000_000];
  const points = bucketGrid(span, 'hour', frame.timezone).map(({ start: time }) => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    const micro = 300_000 + (random % 1_000_000);
    register += micro / 1000;
    const registers = { register: Math.floor(register) / 1000, actual: Math.floor(register / 10) };
    return { time, value: micro / 1e6, rate: micro / 1e6, ...registers };
  });
  const series = assembleSeries({ ...frame, ...span, granularity: 'hour' }, pointColumns(points), Date.parse(span.end));
  const text = JSON.stringify(compactSeries(series));
  expect(series.buckets).toHaveLength(743);
  expect(gzipSync(text).length).toBeLessThanOrEqual(8 * 1024);
});
