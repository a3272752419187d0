import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlertData } from '@/lib/contract/insights';
import { addDays, dayStart } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import { sandboxBuckets } from '@/sandbox/data/truth';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { giveAlertFeedback, listAlerts } from '../use-cases/alerts';
import { getInsights } from '../use-cases/get-insights';
import { listPremises } from '../use-cases/list-premises';

const NOW = '2026-11-28T20:10:00Z';
const ZONE = 'America/Denver';
const HOME = { account: 'home' };

let server: TestServer;
let alex: Viewer;
let kim: Viewer;

beforeAll(async () => {
  server = await startTestServer(NOW, { sandbox: { anchor: '2026-11-23T00:00:00Z' } });
  alex = await server.signIn('alex@example.com');
  kim = await server.signIn('kim@example.com');
  await listPremises(server.ctx, alex, HOME);
  await listPremises(server.ctx, kim, HOME);
});
afterAll(() => server.close());

const maple = () => server.sandbox.world.premisesOf('auth0|alex')[0] ?? fail();
const water = () => maple().meters.find(({ type }) => type === 'water') ?? fail();

function fail(): never {
  throw new Error('the sandbox has no such home');
}

/** Stores the last days of the water meter, as the backfill does. */
async function storeHours(days: number, kind: 'usage' | 'baseline' = 'usage') {
  const start = toInstantText(dayStart(addDays('2026-11-28', -days), ZONE));
  const query = { start, end: toInstantText(dayStart('2026-11-29', ZONE)), kind, granularity: 'hour' as const };
  await server.ctx.archive.series(
    alex.home,
    { ...query, meterId: water().id, meterType: 'water', meterCreatedAt: null, timezone: ZONE },
    { purpose: kind, priority: 'person' },
  );
}

async function runJobs() {
  for (const job of await server.alertJobs.due()) await job.step(new AbortController().signal);
}

async function alertsOf(viewer: Viewer): Promise<AlertData[]> {
  return (await listAlerts(server.ctx, viewer, HOME)).data.alerts;
}

it('finds the leak in what the first page stored, and says what it does not know yet', async () => {
  server.newRequests();
  const { data } = await getInsights(server.ctx, alex, { ...HOME, premiseId: maple().id, meter: water().id });
  // But for Copper's own forecast, which is fetched once in six hours.
  expect(server.newRequests().map(String)).toEqual([expect.stringContaining('usage/forecast')]);
  const [ofWater] = data.meters;
  expect(ofWater?.forecast).toEqual({ day: null, month: null, scores: [] });
  expect(ofWater?.learning.days).toBeLessThan(56);
  const { found } = ofWater?.findings.find(({ rule }) => rule === 'water-continuous') ?? {};
  expect(found).toMatchObject({ sinceIsExact: false, aboveTypical: null });
  await expect(
    getInsights(server.ctx, alex, { ...HOME, premiseId: maple().id, meter: 'no-such-meter' }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

it('finds the leak of the demo home: since when, how much an hour, and how far above typical', async () => {
  await storeHours(100);
  await storeHours(7, 'baseline');
  server.newRequests();
  const { data } = await getInsights(server.ctx, alex, { ...HOME, premiseId: maple().id, meter: water().id });
  expect(server.newRequests()).toEqual([]);
  const ofWater = data.meters.find(({ meterType }) => meterType === 'water');
  const { found } = ofWater?.findings.find(({ rule }) => rule === 'water-continuous') ?? {};
  // The sandbox leaks 1.26 gallons an hour since 45 days before its anchor.
  expect(found?.since).toBe('2026-10-08T10:00:00Z');
  expect(found?.level).toBeGreaterThan(1.26);
  expect(found?.level).toBeLessThan(2);
  const hours = sandboxHours(168);
  expect(hours.filter((value) => (value ?? 0) >= 1)).toHaveLength(168);
  expect(found?.evidence.steps.map(({ value }) => value)).toEqual(hours);
  const { usage = 0, typical = 1, hours: compared } = found?.aboveTypical ?? {};
  expect(compared).toBe(168);
  expect(usage / typical).toBeGreaterThan(1.2);
  expect(ofWater?.forecast.month?.period).toBe('2026-11');
});

function sandboxHours(count: number) {
  const end = '2026-11-28T20:00:00Z';
  const start = new Date(Date.parse(end) - count * 3_600_000).toISOString();
  return sandboxBuckets(server.sandbox.world, water().id, 'usage', 'hour', start, end, server.now()).map(
    ({ usage }) => usage,
  );
}

it('opens one alert after new data was stored, and a second check changes nothing', async () => {
  expect(await server.alertJobs.due()).toEqual([]);
  server.advance(15);
  server.newRequests();
  await runJobs();
  expect(server.newRequests()).toEqual([]);
  const [alert, ...others] = await alertsOf(alex);
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    rule: 'water-continuous',
    state: 'open',
    version: 1,
    meterId: water().id,
    premiseName: 'Maple Street',
    timezone: ZONE,
    unit: 'gal',
    found: { since: '2026-10-08T10:00:00Z' },
  });
  expect(await server.alertJobs.due()).toEqual([]);
  await storeAgain();
  expect(await alertsOf(alex)).toMatchObject([{ id: alert?.id, version: 1, state: 'open' }]);
});

/** An hour later the newest hour is stored and checked. */
async function storeAgain() {
  server.advance(3600);
  await storeHours(1);
  server.advance(15);
  await runJobs();
}

it('shows a guest the alerts of the one home only', async () => {
  const guestOf = (onlyPremise: string) => ({ ...alex, home: { ...alex.home, onlyPremise } });
  const [own, other] = server.sandbox.world.premisesOf('auth0|alex').map(({ id }) => guestOf(id));
  if (!own || !other) return fail();
  expect(await alertsOf(own)).toEqual(await alertsOf(alex));
  expect(await server.ctx.alerts.countOpen(own.home)).toBe(1);
  expect(await alertsOf(other)).toEqual([]);
  expect(await server.ctx.alerts.countOpen(other.home)).toBe(0);
});

it('keeps the alerts of one account from another', async () => {
  const [alert] = await alertsOf(alex);
  expect(await alertsOf(kim)).toEqual([]);
  await expect(
    giveAlertFeedback(server.ctx, kim, { ...HOME, alertId: alert?.id ?? '', feedback: 'expected' }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect((await alertsOf(alex))[0]?.feedback).toBeNull();
  await expect(listAlerts(server.ctx, kim, { account: 'sandbox-utility' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

it('keeps quiet for 60 days when it is expected, and takes that back', async () => {
  const [alert] = await alertsOf(alex);
  const alertId = alert?.id ?? '';
  const expected = await giveAlertFeedback(server.ctx, alex, { ...HOME, alertId, feedback: 'expected' });
  const [after] = expected.data.alerts;
  expect(after).toMatchObject({ state: 'open', feedback: 'expected' });
  expect(Date.parse(after?.quietUntil ?? '')).toBe(Math.floor(server.now() / 1000) * 1000 + 60 * 86_400_000);

  const water = { premiseId: maple().id, meterId: alert?.meterId ?? '', meterType: 'water' };
  const found = (state: 'active' | 'clear') => [
    {
      finding: { rule: 'water-continuous', state, since: server.now(), ...CONTENT } as never,
      content: state === 'active' ? { ...CONTENT, aboveTypical: null, unusualHours: [] } : null,
    },
  ];
  const check = (state: 'active' | 'clear') =>
    server.ctx.alerts.apply(alex.home.id, { ...water, knownUntil: server.now() }, found(state));
  expect(await check('clear')).toEqual([{ alertId, change: 'closed' }]);
  expect(await alertsOf(alex)).toMatchObject([{ state: 'closed', closedBy: 'ended' }]);
  expect(await check('active')).toEqual([]);

  await giveAlertFeedback(server.ctx, alex, { ...HOME, alertId, feedback: null });
  expect(await check('active')).toMatchObject([{ change: 'opened' }]);
  expect((await alertsOf(alex)).map(({ state }) => state)).toEqual(['open', 'closed']);
});

const BASIS = { start: 0, end: 3_600_000, expected: 1, known: 1 };
const EVIDENCE = { per: 'hour' as const, steps: [], limit: null, typical: null };
const CONTENT = { sinceIsExact: true, level: 2, limit: 1, typical: 0, basis: BASIS, evidence: EVIDENCE };
