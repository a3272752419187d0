import { expect, it } from 'vitest';
import { dayStart } from '../calendar';
import { extendPrices } from './extend-prices';
import type { PriceListLine } from './tariff';
import { tariffOf } from './test-support/sample-tariffs';

const HOUR_MS = 3_600_000;
const ZONE = 'Europe/London';
const at = (ms: number) => new Date(ms).toISOString();

/** Half hours from one local day to another: 10 in the first half of each local hour and 20 in the second, more by night. */
function list(from: string, to: string): PriceListLine {
  const prices: PriceListLine['prices'] = [];
  for (let day = dayStart(from, ZONE); day < dayStart(to, ZONE); day += 24 * HOUR_MS) {
    for (let half = 0; half < 48; half += 1) {
      const start = day + (half * HOUR_MS) / 2;
      const price = (half % 2 === 0 ? 0.1 : 0.2) + (half < 12 ? 1 : 0);
      prices.push({ start: at(start), end: at(start + HOUR_MS / 2), price });
    }
  }
  return { id: 'list', label: 'List', group: 'supply', kind: 'prices', direction: 'import', prices };
}

it('goes on with the mean of each hour of the last four weeks, through a clock change', () => {
  const own = list('2026-09-20', '2026-10-24');
  const line = extendPrices(tariffOf([own]), '2026-10-28', ZONE)?.versions[0]?.lines[0] as PriceListLine;
  const added = line.prices.slice(own.prices.length);
  // The 25th has 25 hours.
  expect(added).toHaveLength(4 * 24 + 1);
  expect(added[0]).toMatchObject({ start: '2026-10-23T23:00:00.000Z', price: expect.closeTo(1.15) });
  expect(added[6]?.price).toBeCloseTo(0.15);
  expect(added.at(-24)).toMatchObject({ start: at(dayStart('2026-10-27', ZONE)), price: expect.closeTo(1.15) });
  expect(added.at(-1)?.end).toBe(at(dayStart('2026-10-28', ZONE)));
});

it('leaves a list that is long enough, and says nothing of a short one', () => {
  const tariff = tariffOf([list('2026-09-20', '2026-10-24')]);
  expect(extendPrices(tariff, '2026-10-24', ZONE)).toEqual(tariff);
  expect(extendPrices(tariffOf([list('2026-10-19', '2026-10-24')]), '2026-10-28', ZONE)).toBeNull();
});
