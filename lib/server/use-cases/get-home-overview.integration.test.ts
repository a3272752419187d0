import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/domain/calendar';
import { pairByStart } from '@/lib/domain/compare/pair-series';
import { usageVerdict } from '@/lib/domain/compare/usage-verdict';
import type { Viewer } from '../account';
import { getExpandedSeries } from '../test-support/expanded-series';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { listAlerts } from './alerts';
import { getCosts } from './get-costs';
import { getHomeOverview } from './get-home-overview';
import { getInsights } from './get-insights';
import { getLive } from './get-live';
import { getMonthSummary } from './get-month-summary';
import { getPremise } from './get-premise';
import { listCloudEvents } from './list-cloud-events';
import { listPremises } from './list-premises';
import { savePrice } from './tariffs';

let server: TestServer;
let alex: Viewer;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T21:23:00Z');
  alex = await server.signIn('alex@example.com');
});
afterAll(() => server.close());

const homeNamed = (name: string, owner = 'alex') =>
  server.sandbox.world.premisesOf(`auth0|${owner}`).find((premise) => premise.name?.includes(name))?.id ?? '';
const overviewOf = async (premiseId: string, viewer = alex) =>
  (await getHomeOverview(server.ctx, viewer, { account: 'home', premiseId })).data;

describe('getHomeOverview', () => {
  it('takes two requests for each commodity, one for Copper’s own forecast, and none again', async () => {
    await overviewOf(homeNamed('Maple'));
    await server.ctx.archive.settled();
    const sent = server.newRequests().map(String);
    expect(sent.filter((path) => /usage|baseline/.test(path) && !path.includes('forecast'))).toHaveLength(6);
    expect(sent.filter((path) => path.includes('usage/forecast'))).toHaveLength(1);
    const overview = await overviewOf(homeNamed('Maple'));
    expect(server.newRequests()).toEqual([]);
    expect(overview.meters.map(({ meterType }) => meterType)).toEqual(['power', 'gas', 'water']);
    expect(overview).toMatchObject({ today: '2026-11-20', meterCount: 3, missing: 0, gateways: [] });
    expect(overview.lead).toMatchObject({ meterId: overview.meters[0]?.meterId });
    expect(overview.lead?.hours).toHaveLength(24);
    for (const meter of overview.meters) expect(meter.days).toHaveLength(7);
    expect(overview.lead?.cloudForecast).toBeGreaterThan(100);
  });

  it('finds the leak on the first page; from then on the list of homes and of alerts name it, too', async () => {
    const { attention, attentionMeters, meters } = await overviewOf(homeNamed('Maple'));
    const water = meters.find(({ meterType }) => meterType === 'water');
    expect(attention).toMatchObject({ rule: 'water-continuous', meterId: water?.meterId });
    expect(attentionMeters).toEqual([water?.meterId]);
    const { data } = await listPremises(server.ctx, alex, { account: 'home' });
    expect(data.premises[0]).toMatchObject({ id: homeNamed('Maple'), alerts: ['water-continuous'] });
    expect(data.withAlerts).toBe(1);
    const levels = new Map(data.premises[0]?.meters.map(({ id, today }) => [id, today?.level]));
    expect(meters.map(({ meterId }) => levels.get(meterId))).toEqual(meters.map(({ level }) => level));
    expect([...levels.values()].some((level) => level !== null)).toBe(true);
    const { alerts } = (await listAlerts(server.ctx, alex, { account: 'home' })).data;
    expect(alerts.map(({ id }) => id)).toEqual([attention?.alertId]);
    expect((await overviewOf(homeNamed('Maple'))).attention).toEqual(attention);
  });

  it('expects today what the hours of the usage page add up to', async () => {
    const { meters, today } = await overviewOf(homeNamed('Maple'));
    for (const { meterId, expectedToday } of meters) {
      const range = { start: today, end: addDays(today, 1), granularity: 'hour', times: 'local' } as const;
      const series = (kind: 'usage' | 'baseline') =>
        getExpandedSeries(server.ctx, alex, { account: 'home', meterId, kind, ...range });
      const [usage, typical] = [(await series('usage')).data, (await series('baseline')).data];
      expect(expectedToday).toBeGreaterThan(0);
      expect(usageVerdict(pairByStart(usage, typical).pairs).expected).toBe(expectedToday);
    }
  });

  it('prices what needs attention as the list of alerts does', async () => {
    const premise = homeNamed('Maple');
    const price = { price: 0.012, monthlyCharge: 9, currency: 'USD', from: null } as const;
    await savePrice(server.ctx, alex, { account: 'home', premise, commodity: 'water', ...price });
    const { attention, meters } = await overviewOf(premise);
    const money = meters.find(({ meterId }) => meterId === attention?.meterId)?.money;
    const { alerts } = (await listAlerts(server.ctx, alex, { account: 'home' })).data;
    expect(money?.meanPrice).toBeGreaterThan(0);
    expect(alerts.map((alert) => alert.price)).toEqual([{ price: money?.meanPrice, currency: 'USD' }]);
  });

  it('leads with a meter that reads, and judges no net meter', async () => {
    const lee = await server.signIn('lee@example.com');
    const hillside = await overviewOf(homeNamed('Hillside', 'lee'), lee);
    const lead = hillside.meters.find(({ meterId }) => meterId === hillside.lead?.meterId);
    expect(lead).toMatchObject({ meterType: 'power', state: 'connected' });
    expect(lead?.usedToday).not.toBeNull();

    const desert = await overviewOf(homeNamed('Desert'));
    expect(desert.meters.map(({ meterType, level }) => [meterType, meterType === 'power_net' ? level : null])).toEqual([
      ['power_net', null],
      ['power_gen', null],
    ]);
  });

  it('lists the events that Copper reports, with one request for each home in six hours', async () => {
    const lee = await server.signIn('lee@example.com');
    await listPremises(server.ctx, lee, { account: 'home' });
    server.newRequests();
    const { events } = (await listCloudEvents(server.ctx, lee, { account: 'home' })).data;
    const homes = server.sandbox.world.premisesOf('auth0|lee');
    expect(server.newRequests()).toHaveLength(homes.length);
    expect(events.filter(({ text }) => text === 'Your summary of October is ready')).toHaveLength(homes.length);
    expect(events.map(({ at }) => at)).toEqual(
      events
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    server.advance(5 * 3600);
    expect((await listCloudEvents(server.ctx, lee, { account: 'home' })).data.events).toEqual(events);
    expect(server.newRequests().filter((path) => String(path).includes('notification'))).toEqual([]);
  });

  it('says that a home has no meters', async () => {
    const lee = await server.signIn('lee@example.com');
    expect(await overviewOf(homeNamed('New build', 'lee'), lee)).toMatchObject({
      meterCount: 0,
      meters: [],
      lead: null,
    });
  });
});

describe('a first tour', () => {
  it('of every page of two homes takes at most 30 requests', async () => {
    const fresh = await startTestServer('2026-11-20T21:23:00Z');
    try {
      const viewer = await fresh.signIn('alex@example.com');
      const { ctx } = fresh;
      const account = 'home';
      const { premises } = (await listPremises(ctx, viewer, { account })).data;
      expect(premises).toHaveLength(2);
      const today = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour', times: 'local' } as const;
      for (const { id: premiseId, meters } of premises) {
        await getHomeOverview(ctx, viewer, { account, premiseId });
        await getLive(ctx, viewer, { account, premiseId });
        await getPremise(ctx, viewer, { account, premiseId });
        for (const { id: meterId } of meters) {
          for (const kind of ['usage', 'baseline'] as const)
            await getExpandedSeries(ctx, viewer, { account, meterId, kind, ...today });
          await getInsights(ctx, viewer, { account, premiseId, meter: meterId });
        }
        await getCosts(ctx, viewer, { account, premiseId });
        await getMonthSummary(ctx, viewer, { account, premiseId, month: '2026-11' });
      }
      await listAlerts(ctx, viewer, { account });
      await listCloudEvents(ctx, viewer, { account });
      await ctx.archive.settled();
      const sent = fresh.newRequests();
      expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(30);
    } finally {
      await fresh.close();
    }
  });
});
