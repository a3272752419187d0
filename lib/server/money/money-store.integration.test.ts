import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALENDAR_MONTHS } from '@/lib/domain/money/bill-cycles';
import { simpleTariff } from '@/lib/domain/money/simple-tariff';
import type { TypedBill } from '@/lib/domain/money/typed-bill';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';

let server: TestServer;
let alex: Viewer;
let kim: Viewer;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
  kim = await server.signIn('kim@example.com');
});
afterAll(() => server.close());

const priced = (price: number) => simpleTariff({ commodity: 'gas', price, monthlyCharge: 5, currency: 'USD' });
const save = (viewer: Viewer, premiseId: string | null, price: number | null) =>
  server.ctx.money.saveTariff(viewer.home.id, premiseId, {
    commodity: 'gas',
    tariff: price === null ? null : priced(price),
    cycle: CALENDAR_MONTHS,
  });

async function pricesOf(viewer: Viewer, premiseId: string | null) {
  const found = await server.ctx.money.tariffs(viewer.home.id, premiseId);
  return found.map(({ tariff, isDefault }) => [tariff, isDefault]);
}

it('returns the newest prices of a home, and of its account alone', async () => {
  await save(alex, 'p1', 1);
  await save(alex, 'p1', 2);
  await save(alex, 'p2', 3);
  expect(await pricesOf(alex, 'p1')).toEqual([[priced(2), false]]);
  expect(await pricesOf(alex, 'p2')).toEqual([[priced(3), false]]);
  expect(await pricesOf(kim, 'p1')).toEqual([]);
});

it('falls back to the prices of the account, until they are removed', async () => {
  await save(alex, null, 9);
  expect(await pricesOf(alex, 'p3')).toEqual([[priced(9), true]]);
  expect(await pricesOf(alex, 'p1')).toEqual([[priced(2), false]]);
  await save(alex, 'p1', null);
  expect(await pricesOf(alex, 'p1')).toEqual([[priced(9), true]]);
  expect(await pricesOf(alex, null)).toEqual([[priced(9), true]]);
  await save(alex, null, null);
  expect(await pricesOf(alex, 'p1')).toEqual([]);
});

const bill = (start: string, total: number): TypedBill => ({
  commodity: 'gas',
  start,
  end: '2026-07-01',
  readStart: null,
  readEnd: null,
  estimated: false,
  billedUnits: 40,
  unit: 'therm',
  heatFactor: 1.08,
  total,
  currency: 'USD',
  note: '',
});

it('keeps a bill for each first day, for its account alone', async () => {
  const { money } = server.ctx;
  await money.saveBill(alex.home.id, 'p1', bill('2026-05-20', 1));
  await money.saveBill(alex.home.id, 'p1', bill('2026-06-19', 2));
  await money.saveBill(alex.home.id, 'p1', bill('2026-05-20', 3));
  const bills = await money.bills(alex.home.id, 'p1');
  expect(bills.map(({ start, total }) => [start, total])).toEqual([
    ['2026-06-19', 2],
    ['2026-05-20', 3],
  ]);
  expect(await money.bills(kim.home.id, 'p1')).toEqual([]);
  const id = bills[0]?.id ?? '';
  expect(await money.deleteBill(kim.home.id, id)).toBe(false);
  expect(await money.deleteBill(alex.home.id, id)).toBe(true);
  expect(await money.bills(alex.home.id, 'p1')).toHaveLength(1);
});
