import { describe, expect, it } from 'vitest';
import { assembleSeries } from '../assemble-series';
import { emptyPoints } from '../point-columns';
import { CALENDAR_MONTHS } from './bill-cycles';
import { moneySeries } from './money-series';
import { DENVER } from './test-support/sample-flows';
import { tariffOf, usage } from './test-support/sample-tariffs';
import { unitPrices } from './unit-prices';

const DAYS = { start: '2026-06-01', end: '2026-06-03' };
const NOW = Date.parse('2026-06-04T00:00:00Z');
const HOUR_MS = 3_600_000;

function series(granularity: 'hour' | 'day', amounts: number[]) {
  const start = Date.parse('2026-06-01T06:00:00Z');
  const times = Float64Array.from(amounts, (_, index) => start + index * HOUR_MS * (granularity === 'day' ? 24 : 1));
  const points = { ...emptyPoints(times), value: Float64Array.from(amounts) };
  const span = { start: '2026-06-01T06:00:00Z', end: '2026-06-03T06:00:00Z' };
  const frame = { meterId: 'm', meterType: 'power', meterCreatedAt: null, kind: 'usage', timezone: DENVER } as const;
  return assembleSeries({ ...frame, ...span, granularity }, points, NOW);
}

const pricesOf = (night: number, day: number) =>
  unitPrices(
    {
      tariff: tariffOf([
        usage({
          bands: [
            { hours: [['00:00', '12:00']], tiers: [{ price: night }] },
            { hours: [['12:00', '24:00']], tiers: [{ price: day }] },
          ],
        }),
      ]),
      ...{ rule: CALENDAR_MONTHS, zone: DENVER, heatFactors: {} },
    },
    DAYS,
    null,
  );

const HOURS = Array.from({ length: 48 }, () => 1);

describe('moneySeries', () => {
  it('prices each hour, and says the currency', () => {
    const money = moneySeries(series('hour', HOURS), pricesOf(0.1, 0.3), null);
    expect([money.unit, money.sum, money.coverage.complete]).toEqual(['USD', 9.6, true]);
    expect(money.buckets.slice(11, 13).map(({ value }) => value)).toEqual([0.1, 0.3]);
  });

  it('prices a day by its hours, and not at all where one of them is not stored', () => {
    const days = series('day', [24, 24]);
    const known = moneySeries(days, pricesOf(0.1, 0.3), series('hour', HOURS));
    expect(known.buckets.map(({ value }) => value)).toEqual([expect.closeTo(4.8, 9), expect.closeTo(4.8, 9)]);
    const gap = HOURS.map((amount, hour) => (hour === 30 ? Number.NaN : amount));
    const partly = moneySeries(days, pricesOf(0.1, 0.3), series('hour', gap));
    expect(partly.buckets.map(({ state }) => state)).toEqual(['measured', 'missing']);
    expect([partly.sum, partly.coverage.complete]).toEqual([4.8, false]);
    expect(moneySeries(days, pricesOf(0.1, 0.3), null).sum).toBeNull();
  });

  it('needs no hours where a day has one price', () => {
    expect(moneySeries(series('day', [24, 10]), pricesOf(0.2, 0.2), null).sum).toBe(6.8);
  });
});
