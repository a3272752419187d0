import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { getLive } from './get-live';
import { getPremise } from './get-premise';
import { listPremises } from './list-premises';

const NOW = '2026-11-20T14:23:00Z';
const HOME = { account: 'home' } as const;

let testServer: TestServer;
let alex: Viewer;

beforeEach(async () => {
  testServer = await startTestServer(NOW);
  alex = await testServer.signIn('alex@example.com');
});
afterEach(() => testServer.close());

function denver() {
  const premise = testServer.sandbox.world.premisesOf('auth0|alex')[0];
  const meter = premise?.meters[0];
  if (!premise || !meter) throw new Error('no premise');
  return { premiseId: premise.id, meterId: meter.id };
}

const today = () => ({ start: '2026-11-20', end: '2026-11-21', granularity: 'hour', kind: 'usage' }) as const;

describe('stored data', () => {
  it('serves pages again without a request, with source cache', async () => {
    const { premiseId, meterId } = denver();
    const visit = async () => [
      await listPremises(testServer.ctx, alex, HOME),
      await getPremise(testServer.ctx, alex, { ...HOME, premiseId }),
      await getLive(testServer.ctx, alex, { ...HOME, premiseId }),
      await getExpandedSeries(testServer.ctx, alex, { ...HOME, meterId, ...today() }),
      await getExpandedSeries(testServer.ctx, alex, { ...HOME, meterId, ...today(), kind: 'baseline' }),
    ];
    await visit();
    // State once, live readings of two homes, today's series of six meters, one baseline.
    expect(testServer.newRequests()).toHaveLength(1 + 2 + 6 + 1);
    testServer.advance(30);
    const warm = await visit();
    expect(testServer.newRequests()).toEqual([]);
    for (const { meta } of warm) {
      expect(meta).toMatchObject({ source: 'cache', notice: null, asOf: '2026-11-20T14:23:00.000Z' });
    }
  });

  it('is shared by all sessions of an account', async () => {
    const { premiseId, meterId } = denver();
    await getExpandedSeries(testServer.ctx, alex, { ...HOME, meterId, ...today() });
    await getLive(testServer.ctx, alex, { ...HOME, premiseId });
    testServer.newRequests();
    const otherSession = await testServer.signIn('alex@example.com');
    expect(otherSession.sessionId).not.toBe(alex.sessionId);
    await getExpandedSeries(testServer.ctx, otherSession, { ...HOME, meterId, ...today() });
    await getLive(testServer.ctx, otherSession, { ...HOME, premiseId });
    expect(testServer.newRequests()).toEqual([]);
  });
});

describe('many callers at once', () => {
  it('cost one request each for the list and the live readings', async () => {
    const { premiseId } = denver();
    const other = await testServer.signIn('alex@example.com');
    const calls = Array.from({ length: 50 }, (_, index) =>
      getLive(testServer.ctx, index % 2 ? alex : other, { ...HOME, premiseId }),
    );
    const answers = await Promise.all(calls);
    expect(testServer.newRequests().sort()).toEqual([`/api/v2/app/instant/${premiseId}`, '/api/v2/app/state']);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data.readings))).size).toBe(1);
  });

  it('cost one request for a series', async () => {
    const { meterId } = denver();
    await listPremises(testServer.ctx, alex, HOME);
    // The list does not wait for late values.
    await testServer.ctx.archive.settled();
    testServer.newRequests();
    // Not among the days that came with today’s.
    const range = { ...today(), start: '2026-09-02', end: '2026-09-09' };
    await Promise.all(
      Array.from({ length: 50 }, () => getExpandedSeries(testServer.ctx, alex, { ...HOME, meterId, ...range })),
    );
    expect(testServer.newRequests()).toHaveLength(1);
  });
});

describe('live readings', () => {
  it('have units, and are fetched no faster than the pace', async () => {
    const { premiseId } = denver();
    const first = await getLive(testServer.ctx, alex, { ...HOME, premiseId });
    expect(first.data.readings.map(({ type, unit }) => [type, unit])).toEqual([
      ['power', 'kW'],
      ['gas', 'CCF/h'],
      ['water', 'gal/h'],
    ]);
    expect(first.data.pace.seconds).toBe(60);
    expect(first.meta.freshUntil).toBe('2026-11-20T14:24:00.000Z');
    testServer.newRequests();
    testServer.advance(59);
    await getLive(testServer.ctx, alex, { ...HOME, premiseId });
    expect(testServer.newRequests()).toEqual([]);
    testServer.advance(2);
    const next = await getLive(testServer.ctx, alex, { ...HOME, premiseId });
    expect(testServer.newRequests()).toEqual([`/api/v2/app/instant/${premiseId}`]);
    expect(next.meta.asOf).toBe('2026-11-20T14:24:01.000Z');
  });

  it('leave requests for users, and are never rejected, when two homes stay open for hours', async () => {
    const tight = await startTestServer(NOW, { limits: { hour: 100, day: 1000 }, sandbox: { limitHour: 100 } });
    try {
      const viewer = await tight.signIn('alex@example.com');
      const premises = tight.sandbox.world.premisesOf('auth0|alex');
      const gaps: number[] = [];
      for (let minute = 0; minute < 120; minute += 1) {
        const calls = premises.map(({ id }) => getLive(tight.ctx, viewer, { ...HOME, premiseId: id }));
        for (const { meta } of await Promise.all(calls)) {
          gaps.push(tight.now() - Date.parse(meta.asOf));
          expect(meta.notice).toBeNull();
        }
        tight.advance(60);
      }
      const { hour } = await tight.ctx.budget.state(viewer.home);
      expect(hour.remaining).toBeGreaterThanOrEqual(20);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(10 * 60_000);
      expect(tight.sandbox.requests.every(({ status }) => status !== 429)).toBe(true);
    } finally {
      await tight.close();
    }
  });
});
