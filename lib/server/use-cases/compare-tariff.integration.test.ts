import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayStart } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import { simpleTariff } from '@/lib/domain/money/simple-tariff';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueBuckets, trueSum } from '../test-support/true-series';
import { compareTariff } from './compare-tariff';
import { savePrice } from './tariffs';

const ZONE = 'America/Denver';

let server: TestServer;
let alex: Viewer;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
});
afterAll(() => server.close());

const maple = () => server.sandbox.world.premisesOf('auth0|alex')[0] ?? fail();
const power = () => maple().meters.find(({ type }) => type === 'power') ?? fail();
const span = (start: string, end: string) => ({
  start: toInstantText(dayStart(start, ZONE)),
  end: toInstantText(dayStart(end, ZONE)),
});
const cents = (dollars: number) => Math.round(dollars * 100) * 10_000;

function fail(): never {
  throw new Error('the sandbox has no such home');
}

async function storeYear() {
  await server.ctx.archive.series(
    alex.home,
    {
      ...span('2025-11-01', '2026-11-01'),
      ...{ meterId: power().id, meterType: 'power', meterCreatedAt: null },
      ...{ kind: 'usage', granularity: 'hour', timezone: ZONE },
    },
    { purpose: 'usage', priority: 'person' },
  );
}

const base = { commodity: 'electricity', currency: 'USD', monthlyCharge: 10 } as const;

it('prices a stored year by another tariff, month by month, and sends nothing', async () => {
  await savePrice(server.ctx, alex, { account: 'home', premise: maple().id, ...base, price: 0.15, from: null });
  await storeYear();
  server.newRequests();
  const tiered = simpleTariff({ ...base, price: 0.1 });
  const [version] = tiered.versions;
  const [use] = version?.lines ?? [];
  if (!version || use?.kind !== 'usage') throw new Error('no line');
  const tiers = [{ upTo: 500, price: 0.1 }, { price: 0.25 }];
  version.lines[0] = { ...use, tiersPer: 'month', bands: [{ tiers }] };
  const { data } = await compareTariff(server.ctx, alex, { account: 'home', premise: maple().id, tariff: tiered });
  expect(server.newRequests()).toEqual([]);
  expect(data.months.map(({ cycle }) => cycle.start.slice(0, 7))).toEqual([
    ...['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
    ...['2026-07', '2026-08', '2026-09', '2026-10'],
  ]);
  for (const { cycle, ownMicro, otherMicro, coverage } of data.months) {
    const hours = trueBuckets(server, power().id, 'hour', span(cycle.start, cycle.end));
    const complete = hours.every(({ usage }) => usage !== null);
    expect(coverage === 1, cycle.start).toBe(complete);
    const kwh = trueSum(server, power().id, span(cycle.start, cycle.end)) ?? 0;
    if (!complete) continue;
    expect(ownMicro, cycle.start).toBe(cents(kwh * 0.15) + cents(10));
    const energy = Math.min(kwh, 500) * 0.1 + Math.max(0, kwh - 500) * 0.25;
    expect(otherMicro, cycle.start).toBe(cents(energy) + cents(10));
  }
  expect(data.lastBill?.totalMicro).toBe(data.months.at(-1)?.otherMicro);
});
