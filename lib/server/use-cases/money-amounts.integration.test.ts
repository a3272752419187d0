import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCsv } from '@/e2e/fixtures/csv';
import { CALENDAR_MONTHS } from '@/lib/domain/money/bill-cycles';
import { tariffOf, usage } from '@/lib/domain/money/test-support/sample-tariffs';
import type { Viewer } from '../account';
import { startOfDay } from '../test-support/local-minutes';
import { reportText } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueBuckets } from '../test-support/true-series';
import { getHomeOverview } from './get-home-overview';
import { getSeries } from './get-series';

const ZONE = 'America/Denver';
const PEAK = 0.4;
const BASE = 0.1;

let server: TestServer;
let alex: Viewer;
let premiseId: string;
let meterId: string;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T21:23:00Z');
  alex = await server.signIn('alex@example.com');
  const maple = server.sandbox.world.premisesOf('auth0|alex')[0];
  premiseId = maple?.id ?? '';
  meterId = maple?.meters.find(({ type }) => type === 'power')?.id ?? '';
});
afterAll(() => server.close());

const series = (start: string, end: string, granularity: 'hour' | 'day' | 'month', unit?: 'money') =>
  getSeries(server.ctx, alex, { account: 'home', meterId, kind: 'usage', start, end, granularity, in: unit });

/** What days cost by the clock of Denver, from the sandbox's own hours. */
function costOf(start: string, end: string): number {
  const hour = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' });
  const span = { start: startOfDay(start, ZONE), end: startOfDay(end, ZONE) };
  return trueBuckets(server, meterId, 'hour', span).reduce((sum, bucket) => {
    const isPeak = Number(hour.format(Date.parse(bucket.start))) >= 16;
    return sum + (bucket.usage ?? 0) * (isPeak ? PEAK : BASE);
  }, 0);
}

it('has no money without a price, and asks the cloud for nothing', async () => {
  const { data } = await series('2026-11-01', '2026-11-20', 'hour', 'money');
  expect([data.unit, data.sum, data.values]).toEqual([null, null, []]);
  expect(server.newRequests().filter((path) => path.includes('usage'))).toEqual([]);
  const overview = await getHomeOverview(server.ctx, alex, { account: 'home', premiseId });
  expect(overview.data.meters.map(({ money }) => money)).toEqual([null, null, null]);
  expect(overview.data.lead?.costs).toBeNull();
});

it('prices the home page by the hour, and asks the cloud for nothing', async () => {
  await server.ctx.money.saveTariff(alex.home.id, premiseId, {
    commodity: 'electricity',
    tariff: tariffOf([
      usage({
        bands: [
          { hours: [['00:00', '16:00']], tiers: [{ price: BASE }] },
          { hours: [['16:00', '24:00']], tiers: [{ price: PEAK }] },
        ],
      }),
    ]),
    cycle: CALENDAR_MONTHS,
  });
  server.newRequests();
  const { data } = await getHomeOverview(server.ctx, alex, { account: 'home', premiseId });
  expect(server.newRequests()).toEqual([]);
  const power = data.meters.find((meter) => meter.meterId === meterId);
  expect(power?.money).toMatchObject({ currency: 'USD', priceNow: BASE });
  expect(power?.money?.days[0]?.used).toBeCloseTo(costOf('2026-11-14', '2026-11-15'), 6);
  expect(power?.money?.month.used).toBeCloseTo(costOf('2026-11-01', '2026-11-21'), 5);
  const [used = []] = [data.lead?.costs?.used];
  expect(used.reduce<number>((sum, cost) => sum + (cost ?? 0), 0)).toBeCloseTo(power?.money?.usedToday ?? 0, 6);
  expect(data.meters.filter(({ money }) => money !== null)).toHaveLength(1);
});

it('gives a series in money, of days by their hours', async () => {
  await series('2026-11-02', '2026-11-20', 'hour');
  const { data } = await series('2026-11-02', '2026-11-20', 'day', 'money');
  expect([data.unit, data.coverage.complete]).toEqual(['USD', true]);
  expect(data.sum).toBeCloseTo(costOf('2026-11-02', '2026-11-20'), 5);
  expect(data.values[17]).toBeCloseTo(costOf('2026-11-19', '2026-11-20'), 6);
});

it('leaves a day out whose hours are not stored, and says so', async () => {
  const { data } = await series('2026-08-01', '2026-08-03', 'day', 'money');
  expect([data.sum, data.coverage.missing]).toEqual([null, 2]);
});

it('writes costs into a file when they are asked for', async () => {
  const days = { account: 'home', meter: meterId, start: '2026-11-18', end: '2026-11-19' };
  const [head, ...rows] = parseCsv(await reportText(server, alex, 'usage.csv', { ...days, cost: 'true' }));
  expect(head).toEqual(['timestamp', 'energy', 'power', 'cost', 'currency']);
  expect(rows).toHaveLength(24);
  expect(rows.reduce((sum, row) => sum + Number(row[3]), 0)).toBeCloseTo(costOf('2026-11-18', '2026-11-19'), 4);
  expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(['USD']));
  const [plain] = parseCsv(await reportText(server, alex, 'usage.csv', days));
  expect(plain).toEqual(['timestamp', 'energy', 'power']);
});

it('reads the prices of all homes at once, each its own', async () => {
  const all = await server.ctx.money.all(alex.home.id);
  expect(all(premiseId)).toEqual({
    tariffs: await server.ctx.money.tariffs(alex.home.id, premiseId),
    bills: await server.ctx.money.bills(alex.home.id, premiseId),
  });
  expect(all('another').tariffs).toEqual([]);
});
