import { afterEach, describe, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { getBudget } from './get-budget';
import { getLive } from './get-live';
import { getSeries } from './get-series';
import { listPremises } from './list-premises';

const NOW = '2026-11-20T14:23:00Z';
const HOME = { account: 'home' } as const;
const TODAY = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour', kind: 'usage' } as const;

const open: TestServer[] = [];
afterEach(async () => {
  for (const house of open.splice(0)) await house.close();
});

async function start(options: Parameters<typeof startTestServer>[1] = {}) {
  const house = await startTestServer(NOW, options);
  open.push(house);
  const alex = await house.signIn('alex@example.com');
  const premise = house.sandbox.world.premisesOf('auth0|alex')[0];
  const [premiseId = '', meterId = ''] = [premise?.id, premise?.meters[0]?.id];
  const day = (date: number, viewer: Viewer = alex) =>
    getSeries(house.ctx, viewer, {
      ...HOME,
      ...TODAY,
      meterId,
      start: `2026-11-${String(date).padStart(2, '0')}`,
      end: `2026-11-${String(date + 1).padStart(2, '0')}`,
    });
  return { house, alex, premiseId, meterId, day };
}

describe('the budget', () => {
  it('refuses the sixth of five before it is sent, says when one is free, and then goes on', async () => {
    const { house, alex, day, meterId } = await start({ limits: { hour: 5, day: 1000 } });
    for (let date = 1; date <= 4; date += 1) {
      await day(date);
      house.advance(60);
    }
    expect(house.newRequests()).toHaveLength(5);
    const refused = await day(5).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', upstreamStatus: null });
    const retryAt = Date.parse(String((refused as { retryAt: string }).retryAt));
    // An hour after the first request, and a margin in which it may still have been under way.
    expect(retryAt - Date.parse(NOW)).toBeGreaterThanOrEqual(3_600_000);
    expect(retryAt - Date.parse(NOW)).toBeLessThanOrEqual(3_600_000 + 60_000);
    const budget = await getBudget(house.ctx, alex, HOME);
    expect(budget.data.hour).toMatchObject({ limit: 5, used: 5, remaining: 0 });
    expect(house.newRequests()).toEqual([]);
    house.advance((retryAt - house.now()) / 1000);
    const { data } = await day(5);
    expect(data.sum).toBe(trueSum(house, meterId, data));
    expect(house.sandbox.requests.every(({ status }) => status !== 429)).toBe(true);
  });

  it('is one for all people behind the same client', async () => {
    const { house, day } = await start({ limits: { hour: 5, day: 1000 } });
    for (let date = 1; date <= 4; date += 1) await day(date);
    const kim = await house.signIn('kim@example.com');
    await expect(listPremises(house.ctx, kim, HOME)).rejects.toMatchObject({ code: 'limited' });
    house.sandbox.requests.length = 0;
    const operator = await house.signIn('operator@utility.example', { operator: true });
    await listPremises(house.ctx, operator, { account: 'sandbox-utility' });
    expect(house.sandbox.requests.filter(({ kind }) => kind === 'api')).toHaveLength(3);
  });

  it('serves what is held when it is used up, with its age and when newer can be had', async () => {
    const { house, alex, day, premiseId } = await start({ limits: { hour: 5, day: 1000 } });
    await getLive(house.ctx, alex, { ...HOME, premiseId });
    const before = await day(20);
    for (let date = 1; date <= 2; date += 1) await day(date);
    house.advance(1800);
    const after = await day(20);
    expect(after.meta).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code: 'limited' } });
    expect(Date.parse(after.meta.notice?.retryAt ?? '')).toBeGreaterThan(house.now());
    expect(after.data).toEqual(before.data);
    const live = await getLive(house.ctx, alex, { ...HOME, premiseId });
    // Live readings are not even asked for: their pace says why.
    expect(live.meta).toMatchObject({ source: 'cache', asOf: '2026-11-20T14:23:00.000Z' });
    expect(live.data.pace).toMatchObject({ seconds: 3600, reason: expect.stringMatching(/^Slowed/) });
    expect(house.newRequests()).toHaveLength(5);
  });

  it('believes a 429 over its own count until the time it names', async () => {
    const { house, alex, day, meterId } = await start({ sandbox: { limitHour: 3 } });
    await day(1);
    await day(2);
    const held = await day(2);
    await expect(day(3)).rejects.toMatchObject({ code: 'limited', upstreamStatus: 429 });
    house.newRequests();
    await expect(day(4)).rejects.toMatchObject({ code: 'limited' });
    expect((await day(2)).data).toEqual(held.data);
    expect(house.newRequests()).toEqual([]);
    const { data } = await getBudget(house.ctx, alex, HOME);
    expect(Date.parse(data.blockedUntil ?? '') - house.now()).toBe(3_600_000);
    house.advance(3601);
    const later = await day(3);
    expect(later.data.sum).toBe(trueSum(house, meterId, later.data));
  });
});

describe('a cloud that fails', () => {
  const faults = [
    ['drops connections', { drop: true }, 'cloud_down'],
    ['answers 503', { status: 503 }, 'cloud_down'],
    ['answers 500', { status: 500 }, 'cloud_error'],
    ['sends malformed JSON', { body: 'malformed' }, 'cloud_malformed'],
    ['sends a page for people', { body: 'html' }, 'cloud_malformed'],
    ['breaks off', { body: 'cut' }, 'cloud_down'],
    ['takes no token any more', { status: 401 }, 'sign_in_again'],
  ] as const;

  it.each(faults)('and %s: what is held is served with its age, what is not is an error', async (_, fault, code) => {
    const { house, alex, day, meterId, premiseId } = await start();
    const before = await day(20);
    await getLive(house.ctx, alex, { ...HOME, premiseId });
    house.sandbox.faults.add({ match: '/api/', ...fault });
    house.advance(1000);
    const during = await day(20);
    expect(during.meta).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code } });
    expect(during.meta.notice?.message).toBeTruthy();
    expect(during.data).toEqual(before.data);
    const live = await getLive(house.ctx, alex, { ...HOME, premiseId });
    expect(live.meta).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code } });
    await expect(day(2)).rejects.toMatchObject({ code });
    const download = { ...HOME, meter: meterId, start: '2026-10-01', end: '2026-10-02' };
    await expect(runReportFile(house, alex, 'usage.csv', download)).rejects.toMatchObject({ code });
    house.sandbox.faults.clear();
    house.advance(60);
    const after = await day(20);
    expect(after.meta).toMatchObject({ source: 'cloud', notice: null });
    expect(after.data.sum).toBe(trueSum(house, meterId, after.data));
    const other = await day(2);
    expect(other.data.sum).toBe(trueSum(house, meterId, other.data));
  });

  it('from the start leaves nothing to show', async () => {
    const { house, alex } = await start();
    house.sandbox.faults.add({ match: '/api/', drop: true });
    await expect(listPremises(house.ctx, alex, HOME)).rejects.toMatchObject({ code: 'cloud_down' });
    await expect(runReportFile(house, alex, 'account.csv', HOME)).rejects.toMatchObject({ code: 'cloud_down' });
    await expect(getBudget(house.ctx, alex, HOME)).resolves.toMatchObject({ meta: { source: 'cache' } });
  });

  it('for long is left alone after five requests, and asked again by itself', async () => {
    const { house, day, meterId } = await start();
    await day(20);
    house.newRequests();
    house.sandbox.faults.add({ match: '/api/', status: 503 });
    for (let date = 1; date < 19; date += 1) await expect(day(date)).rejects.toMatchObject({ code: 'cloud_down' });
    expect(house.newRequests()).toHaveLength(5);
    house.advance(15);
    for (let date = 1; date < 19; date += 1) await expect(day(date)).rejects.toMatchObject({ code: 'cloud_down' });
    expect(house.newRequests(), 'one probe').toHaveLength(1);
    house.sandbox.faults.clear();
    house.advance(30);
    const { data } = await day(5);
    expect(data.sum).toBe(trueSum(house, meterId, data));
  });

  it('on live readings and series only leaves the list without values', async () => {
    const { house, alex } = await start();
    house.sandbox.faults.add({ match: '/api/v2/app/instant', status: 500 });
    house.sandbox.faults.add({ match: '/api/v2/app/usage', status: 500 });
    const { data, meta } = await listPremises(house.ctx, alex, HOME);
    expect(data.premises).toHaveLength(2);
    expect(data.premises.flatMap(({ meters }) => meters).every(({ now, today }) => !now && !today)).toBe(true);
    expect(meta).toMatchObject({ source: 'cloud', notice: null });
  });

  it('once is asked again, and nobody notices', async () => {
    const { house, day, meterId } = await start();
    house.sandbox.faults.add({ match: '/api/v2/app/usage', status: 502, times: 1 });
    const { data, meta } = await day(20);
    expect(meta.notice).toBeNull();
    expect(data.sum).toBe(trueSum(house, meterId, data));
  });

  it('over a token, once, is asked again with a new one', async () => {
    const { house, day, meterId } = await start();
    house.sandbox.faults.add({ match: '/api/', status: 401, times: 1 });
    const { data } = await day(20);
    expect(data.sum).toBe(trueSum(house, meterId, data));
  });
});
