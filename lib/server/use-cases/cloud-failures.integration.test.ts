import { afterEach, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/domain/calendar';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { getBudget } from './get-budget';
import { getLive } from './get-live';
import { listPremises } from './list-premises';

const NOW = '2026-11-20T14:23:00Z';
const HOME = { account: 'home' } as const;
const TODAY = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour', kind: 'usage' } as const;

const open: TestServer[] = [];
afterEach(async () => {
  for (const testServer of open.splice(0)) await testServer.close();
});

async function start(options: Parameters<typeof startTestServer>[1] = {}) {
  const testServer = await startTestServer(NOW, options);
  open.push(testServer);
  const alex = await testServer.signIn('alex@example.com');
  const premise = testServer.sandbox.world.premisesOf('auth0|alex')[0];
  const [premiseId = '', meterId = ''] = [premise?.id, premise?.meters[0]?.id];
  /** Loads today (0) or an earlier day. They are too far from each other to come with one request. */
  const day = (index: number, viewer: Viewer = alex) => {
    const date = addDays(TODAY.start, -40 * index);
    return getExpandedSeries(testServer.ctx, viewer, {
      ...HOME,
      ...TODAY,
      meterId,
      start: date,
      end: addDays(date, 1),
    });
  };
  return { testServer, alex, premiseId, meterId, day };
}

describe('the budget', () => {
  it('rejects a request over the limit before it is sent, says when one is free, and works again then', async () => {
    const { testServer, alex, day, meterId } = await start({ limits: { hour: 5, day: 1000 } });
    for (let index = 1; index <= 4; index += 1) {
      await day(index);
      testServer.advance(60);
    }
    expect(testServer.newRequests()).toHaveLength(5);
    const refused = await day(5).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', upstreamStatus: null });
    const retryAt = Date.parse(String((refused as { retryAt: string }).retryAt));
    // An hour after the first request, plus a margin for the time that request may have taken.
    expect(retryAt - Date.parse(NOW)).toBeGreaterThanOrEqual(3_600_000);
    expect(retryAt - Date.parse(NOW)).toBeLessThanOrEqual(3_600_000 + 60_000);
    const budget = await getBudget(testServer.ctx, alex, HOME);
    expect(budget.data.hour).toMatchObject({ limit: 5, used: 5, remaining: 0 });
    expect(testServer.newRequests()).toEqual([]);
    testServer.advance((retryAt - testServer.now()) / 1000);
    const { data } = await day(5);
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
    expect(testServer.sandbox.requests.every(({ status }) => status !== 429)).toBe(true);
  });

  it('is shared by all users of the same client', async () => {
    const { testServer, day } = await start({ limits: { hour: 5, day: 1000 } });
    for (let index = 1; index <= 4; index += 1) await day(index);
    const kim = await testServer.signIn('kim@example.com');
    await expect(listPremises(testServer.ctx, kim, HOME)).rejects.toMatchObject({ code: 'limited' });
    testServer.sandbox.requests.length = 0;
    const operator = await testServer.signIn('operator@utility.example', { operator: true });
    await listPremises(testServer.ctx, operator, { account: 'sandbox-utility' });
    expect(testServer.sandbox.requests.filter(({ kind }) => kind === 'api')).toHaveLength(3);
  });

  it('returns stored data with its age and a retry time when it is used up', async () => {
    const { testServer, alex, day, premiseId } = await start({ limits: { hour: 5, day: 1000 } });
    await getLive(testServer.ctx, alex, { ...HOME, premiseId });
    const before = await day(0);
    for (let index = 1; index <= 2; index += 1) await day(index);
    testServer.advance(1800);
    const after = await day(0);
    expect(after.meta).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code: 'limited' } });
    expect(Date.parse(after.meta.notice?.retryAt ?? '')).toBeGreaterThan(testServer.now());
    expect(after.data).toEqual(before.data);
    const live = await getLive(testServer.ctx, alex, { ...HOME, premiseId });
    // Live readings are not requested at all; the pace says why.
    expect(live.meta).toMatchObject({ source: 'cache', asOf: '2026-11-20T14:23:00.000Z' });
    expect(live.data.pace).toMatchObject({ seconds: 3600, reason: expect.stringMatching(/^Every 60 minutes/) });
    expect(testServer.newRequests()).toHaveLength(5);
  });

  it('trusts a 429 over its own count until the time it names', async () => {
    const { testServer, alex, day, meterId } = await start({ sandbox: { limitHour: 3 } });
    await day(1);
    await day(2);
    const stored = await day(2);
    await expect(day(3)).rejects.toMatchObject({ code: 'limited', upstreamStatus: 429 });
    testServer.newRequests();
    await expect(day(4)).rejects.toMatchObject({ code: 'limited' });
    expect((await day(2)).data).toEqual(stored.data);
    expect(testServer.newRequests()).toEqual([]);
    const { data } = await getBudget(testServer.ctx, alex, HOME);
    expect(Date.parse(data.blockedUntil ?? '') - testServer.now()).toBe(3_600_000);
    testServer.advance(3601);
    const later = await day(3);
    expect(later.data.sum).toBe(trueSum(testServer, meterId, later.data));
  });
});

describe('when the cloud fails', () => {
  const faults = [
    ['drops connections', { drop: true }, 'cloud_down'],
    ['answers 503', { status: 503 }, 'cloud_down'],
    ['answers 500', { status: 500 }, 'cloud_error'],
    ['sends malformed JSON', { body: 'malformed' }, 'cloud_malformed'],
    ['sends an HTML page', { body: 'html' }, 'cloud_malformed'],
    ['cuts the body off', { body: 'cut' }, 'cloud_down'],
    // After several refusals in a row no request is sent; its own sign-in may be fine.
    ['rejects the token', { status: 401 }, 'sign_in_again', 'cloud_error'],
  ] as const;

  it.each(faults)(
    'and %s: returns stored data with its age, and an error for other data',
    async (_, fault, code, unsentCode?: string) => {
      const { testServer, alex, day, meterId, premiseId } = await start();
      const before = await day(0);
      await getLive(testServer.ctx, alex, { ...HOME, premiseId });
      testServer.sandbox.faults.add({ match: '/api/', ...fault });
      testServer.advance(1000);
      const during = await day(0);
      expect(during.meta).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code } });
      expect(during.meta.notice?.message).toBeTruthy();
      expect(during.data).toEqual(before.data);
      const live = await getLive(testServer.ctx, alex, { ...HOME, premiseId });
      expect(live.meta).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code } });
      await expect(day(2)).rejects.toMatchObject({ code: unsentCode ?? code });
      const download = { ...HOME, meter: meterId, start: '2026-10-01', end: '2026-10-02' };
      await expect(runReportFile(testServer, alex, 'usage.csv', download)).rejects.toMatchObject({
        code: unsentCode ?? code,
      });
      testServer.sandbox.faults.clear();
      testServer.advance(60);
      const after = await day(0);
      expect(after.meta).toMatchObject({ source: 'cloud', notice: null });
      expect(after.data.sum).toBe(trueSum(testServer, meterId, after.data));
      const other = await day(2);
      expect(other.data.sum).toBe(trueSum(testServer, meterId, other.data));
    },
  );

  it('throws if nothing is stored', async () => {
    const { testServer, alex } = await start();
    testServer.sandbox.faults.add({ match: '/api/', drop: true });
    await expect(listPremises(testServer.ctx, alex, HOME)).rejects.toMatchObject({ code: 'cloud_down' });
    await expect(runReportFile(testServer, alex, 'account.csv', HOME)).rejects.toMatchObject({ code: 'cloud_down' });
    await expect(getBudget(testServer.ctx, alex, HOME)).resolves.toMatchObject({ meta: { source: 'cache' } });
  });

  it('stops after five failed requests, and probes again later', async () => {
    const { testServer, day, meterId } = await start();
    await day(0);
    testServer.newRequests();
    testServer.sandbox.faults.add({ match: '/api/', status: 503 });
    for (let index = 1; index < 14; index += 1) await expect(day(index)).rejects.toMatchObject({ code: 'cloud_down' });
    expect(testServer.newRequests()).toHaveLength(5);
    testServer.advance(15);
    for (let index = 1; index < 14; index += 1) await expect(day(index)).rejects.toMatchObject({ code: 'cloud_down' });
    expect(testServer.newRequests(), 'one probe').toHaveLength(1);
    testServer.sandbox.faults.clear();
    testServer.advance(30);
    const { data } = await day(5);
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
  });

  it('on live readings and series only, returns the list without values', async () => {
    const { testServer, alex } = await start();
    testServer.sandbox.faults.add({ match: '/api/v2/app/instant', status: 500 });
    testServer.sandbox.faults.add({ match: '/api/v2/app/usage', status: 500 });
    const { data, meta } = await listPremises(testServer.ctx, alex, HOME);
    expect(data.premises).toHaveLength(2);
    expect(data.premises.flatMap(({ meters }) => meters).every(({ now, today }) => !now && !today)).toBe(true);
    expect(meta).toMatchObject({ source: 'cloud', notice: null });
  });

  it('once, retries without a notice', async () => {
    const { testServer, day, meterId } = await start();
    testServer.sandbox.faults.add({ match: '/api/v2/app/usage', status: 502, times: 1 });
    const { data, meta } = await day(0);
    expect(meta.notice).toBeNull();
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
  });

  it('with a 401 once, retries with a new token', async () => {
    const { testServer, day, meterId } = await start();
    testServer.sandbox.faults.add({ match: '/api/', status: 401, times: 1 });
    const { data } = await day(0);
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
  });
});
