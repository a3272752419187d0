import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayStart } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueBuckets, trueSum } from '../test-support/true-series';
import { getCosts } from './get-costs';
import { savePrice, saveTariff } from './tariffs';

const NOW = '2026-11-20T14:23:00Z';
const ZONE = 'America/Denver';

let server: TestServer;
let alex: Viewer;

beforeAll(async () => {
  server = await startTestServer(NOW);
  alex = await server.signIn('alex@example.com');
});
afterAll(() => server.close());

const maple = () => server.sandbox.world.premisesOf('auth0|alex')[0] ?? fail();
const meterOf = (type: string) => maple().meters.find((meter) => meter.type === type) ?? fail();
const span = (start: string, end: string) => ({
  start: toInstantText(dayStart(start, ZONE)),
  end: toInstantText(dayStart(end, ZONE)),
});
const cents = (dollars: number) => Math.round(dollars * 100) * 10_000;
const base = { account: 'home', currency: 'USD', from: null } as const;

function fail(): never {
  throw new Error('the sandbox has no such home');
}

async function costsOf(commodity: string, day?: string) {
  const { data } = await getCosts(server.ctx, alex, { account: 'home', premiseId: maple().id, day });
  return data.costs.find((costs) => costs.commodity === commodity) ?? fail();
}

it('has no costs before there is a price, and says what the home has meters of', async () => {
  const { data } = await getCosts(server.ctx, alex, { account: 'home', premiseId: maple().id });
  expect(data.costs).toEqual([]);
  expect(data.commodities).toContain('electricity');
});

it('prices this bill and the one before it from the readings, and fetches them once', async () => {
  const premise = maple().id;
  await savePrice(server.ctx, alex, { ...base, premise, commodity: 'electricity', price: 0.1537, monthlyCharge: 12 });
  const { current, previous } = await costsOf('electricity');
  const soFar = trueSum(server, meterOf('power').id, { ...span('2026-11-01', '2026-11-01'), end: NOW }) ?? 0;
  expect(current.quantity).toBeCloseTo(soFar, 3);
  expect(current.totalMicro).toBe(cents(soFar * 0.1537) + cents((12 * 20) / 30));
  const october = trueSum(server, meterOf('power').id, span('2026-10-01', '2026-11-01')) ?? 0;
  expect(previous?.totalMicro).toBe(cents(october * 0.1537) + cents(12));
  expect([current.cycle.start, current.cycle.end, previous?.cycle.start]).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2026-10-01',
  ]);
  server.newRequests();
  await costsOf('electricity');
  expect(server.newRequests()).toEqual([]);
});

it('prices peak and off-peak of bills that begin in the middle of a month', async () => {
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  const price = (dollars: number) => [{ price: dollars }];
  await saveTariff(server.ctx, alex, {
    account: 'home',
    premise: maple().id,
    commodity: 'electricity',
    cycle: { kind: 'anchor', day: 12, months: 1 },
    tariff: {
      name: 'Time of use',
      commodity: 'electricity',
      currency: 'USD',
      source: 'typed',
      versions: [
        {
          validFrom: '2000-01-01',
          seasons: [],
          billUnit: 'kWh',
          billRounding: 'none',
          monthRule: 'whole',
          lines: [
            {
              ...{ id: 'energy', label: 'Energy', group: 'supply', kind: 'usage', direction: 'import' },
              bands: [
                { label: 'Peak', days: [...weekdays], hours: [['15:00', '19:00']], tiers: price(0.31) },
                { label: 'Off-peak', days: [...weekdays], hours: [['19:00', '15:00']], tiers: price(0.11) },
                { label: 'Weekend', days: ['sat', 'sun'], tiers: price(0.09) },
              ],
            },
          ],
        },
      ],
    },
  });
  const { previous } = await costsOf('electricity');
  let expected = 0;
  for (const { start, usage } of trueBuckets(server, meterOf('power').id, 'hour', span('2026-10-12', '2026-11-12'))) {
    const local = new Intl.DateTimeFormat('en-US', {
      timeZone: ZONE,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    const parts = Object.fromEntries(local.formatToParts(Date.parse(start)).map(({ type, value }) => [type, value]));
    const isWeekend = parts.weekday === 'Sat' || parts.weekday === 'Sun';
    const isPeak = Number(parts.hour) >= 15 && Number(parts.hour) < 19;
    expected += (usage ?? 0) * (isWeekend ? 0.09 : isPeak ? 0.31 : 0.11);
  }
  expect(previous?.totalMicro).toBe(cents(expected));
  expect(previous?.lines[0]?.items.map(({ band }) => band)).toEqual(['Peak', 'Off-peak', 'Weekend']);
});

it('keeps the price of past bills when a new one begins', async () => {
  const premise = maple().id;
  const gas = { ...base, premise, commodity: 'gas', billUnit: 'CCF', monthlyCharge: 0 } as const;
  await savePrice(server.ctx, alex, { ...gas, price: 1 });
  const before = await costsOf('gas');
  await savePrice(server.ctx, alex, { ...gas, price: 2, from: '2026-11-01' });
  const after = await costsOf('gas');
  expect(after.previous?.totalMicro).toBe(before.previous?.totalMicro);
  const used = trueSum(server, meterOf('gas').id, { ...span('2026-11-01', '2026-11-01'), end: NOW }) ?? 0;
  expect(after.current.totalMicro).toBe(cents(used * 2));
});

it('fetches an earlier bill when its day is asked for, and the one before that', async () => {
  const { current, previous, projected } = await costsOf('gas', '2026-03-15');
  const march = trueSum(server, meterOf('gas').id, span('2026-03-01', '2026-04-01')) ?? 0;
  const february = trueSum(server, meterOf('gas').id, span('2026-02-01', '2026-03-01')) ?? 0;
  expect([current.totalMicro, previous?.totalMicro]).toEqual([cents(march), cents(february)]);
  expect([current.coverage, projected]).toEqual([1, null]);
});

it('says that nothing is known of a bill from before the meter', async () => {
  const { current, previous } = await costsOf('electricity', '2010-01-15');
  expect([current.coverage, previous]).toEqual([0, null]);
});

it('shows what is stored, with the reason, while the cloud does not answer', async () => {
  const before = await costsOf('gas');
  server.advance(3 * 3600);
  server.sandbox.faults.add({ match: '/api/', status: 503 });
  const { data, meta } = await getCosts(server.ctx, alex, { account: 'home', premiseId: maple().id });
  expect(meta.notice?.code).toMatch(/^cloud_/);
  const gas = data.costs.find(({ commodity }) => commodity === 'gas');
  expect(gas?.current.totalMicro).toBe(before.current.totalMicro);
  expect(gas?.current.coverage).toBeLessThan(1);
});
