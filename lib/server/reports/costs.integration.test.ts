import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayStart } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import { CALENDAR_MONTHS } from '@/lib/domain/money/bill-cycles';
import { simpleTariff } from '@/lib/domain/money/simple-tariff';
import type { Viewer } from '../account';
import { reportText } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';

const ZONE = 'America/Denver';

let server: TestServer;
let alex: Viewer;
beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
});
afterAll(() => server.close());

function fail(): never {
  throw new Error('the sandbox has no such home');
}

it('has a row for each line of each bill that begins on the days, from what is stored', async () => {
  const maple = server.sandbox.world.premisesOf('auth0|alex')[0] ?? fail();
  const power = maple.meters.find(({ type }) => type === 'power') ?? fail();
  const span = (start: string, end: string) => ({
    start: toInstantText(dayStart(start, ZONE)),
    end: toInstantText(dayStart(end, ZONE)),
  });
  const tariff = simpleTariff({ commodity: 'electricity', price: 0.15, monthlyCharge: 10, currency: 'USD' });
  await server.ctx.money.saveTariff(alex.home.id, maple.id, {
    commodity: 'electricity',
    tariff,
    cycle: CALENDAR_MONTHS,
  });
  const meter = { meterId: power.id, meterType: 'power', meterCreatedAt: null } as const;
  const hours = { ...span('2026-08-01', '2026-11-01'), kind: 'usage', granularity: 'hour', timezone: ZONE } as const;
  await server.ctx.archive.series(alex.home, { ...meter, ...hours }, { purpose: 'usage', priority: 'person' });
  server.newRequests();
  const days = { account: 'home', start: '2026-09-01', end: '2026-11-01' };
  const [head, ...rows] = (await reportText(server, alex, 'costs.csv', days)).trim().split('\r\n');
  expect(server.newRequests().filter((path) => path.includes('usage'))).toEqual([]);
  expect(head).toBe('Premise ID,Premise,Commodity,Start,End,Line,Group,Quantity,Unit,Amount,Currency,Coverage');
  const amount = (start: string, end: string) => {
    const kwh = trueSum(server, power.id, span(start, end)) ?? 0;
    return [String(kwh), String(Math.round(kwh * 15) / 100)];
  };
  const row = (start: string, end: string) => {
    const [kwh, dollars] = amount(start, end);
    const bill = `${maple.id},${maple.name},electricity,${start},${end}`;
    return [
      `${bill},Electricity,supply,${kwh},kWh,${dollars},USD,1.0000`,
      `${bill},Monthly charge,fixed,1,month,10,USD,1.0000`,
    ];
  };
  expect(rows).toEqual([...row('2026-09-01', '2026-10-01'), ...row('2026-10-01', '2026-11-01')]);
});
