import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { getLive } from './get-live';
import { getPremise } from './get-premise';
import { getSeries } from './get-series';
import { listPremises } from './list-premises';

const NOW = '2026-11-20T14:23:00Z';
const HOME = { account: 'home' } as const;

let house: TestServer;
let alex: Viewer;

beforeEach(async () => {
  house = await startTestServer(NOW);
  alex = await house.signIn('alex@example.com');
});
afterEach(() => house.close());

function denver() {
  const premise = house.sandbox.world.premisesOf('auth0|alex')[0];
  const meter = premise?.meters[0];
  if (!premise || !meter) throw new Error('no premise');
  return { premiseId: premise.id, meterId: meter.id };
}

const today = () => ({ start: '2026-11-20', end: '2026-11-21', granularity: 'hour', kind: 'usage' }) as const;

describe('what is held', () => {
  it('answers pages that were warm without a request, and says so', async () => {
    const { premiseId, meterId } = denver();
    const visit = async () => [
      await listPremises(house.ctx, alex, HOME),
      await getPremise(house.ctx, alex, { ...HOME, premiseId }),
      await getLive(house.ctx, alex, { ...HOME, premiseId }),
      await getSeries(house.ctx, alex, { ...HOME, meterId, ...today() }),
      await getSeries(house.ctx, alex, { ...HOME, meterId, ...today(), kind: 'baseline' }),
    ];
    await visit();
    // State once, live of two homes, today of six meters (the usage page asks the same), one baseline.
    expect(house.newRequests()).toHaveLength(1 + 2 + 6 + 1);
    house.advance(30);
    const warm = await visit();
    expect(house.newRequests()).toEqual([]);
    for (const { meta } of warm) {
      expect(meta).toMatchObject({ source: 'cache', notice: null, asOf: '2026-11-20T14:23:00.000Z' });
    }
  });

  it('serves everybody of an account, on every session', async () => {
    const { premiseId, meterId } = denver();
    await getSeries(house.ctx, alex, { ...HOME, meterId, ...today() });
    await getLive(house.ctx, alex, { ...HOME, premiseId });
    house.newRequests();
    const elsewhere = await house.signIn('alex@example.com');
    expect(elsewhere.sessionId).not.toBe(alex.sessionId);
    await getSeries(house.ctx, elsewhere, { ...HOME, meterId, ...today() });
    await getLive(house.ctx, elsewhere, { ...HOME, premiseId });
    expect(house.newRequests()).toEqual([]);
  });
});

describe('many askers at once', () => {
  it('cost one request each for the list and the live readings', async () => {
    const { premiseId } = denver();
    const other = await house.signIn('alex@example.com');
    const asks = Array.from({ length: 50 }, (_, at) =>
      getLive(house.ctx, at % 2 ? alex : other, { ...HOME, premiseId }),
    );
    const answers = await Promise.all(asks);
    expect(house.newRequests().sort()).toEqual([`/api/v2/app/instant/${premiseId}`, '/api/v2/app/state']);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data.readings))).size).toBe(1);
  });

  it('cost one request for a series', async () => {
    const { meterId } = denver();
    await listPremises(house.ctx, alex, HOME);
    house.newRequests();
    const range = { ...today(), start: '2026-11-02', end: '2026-11-09' };
    await Promise.all(Array.from({ length: 50 }, () => getSeries(house.ctx, alex, { ...HOME, meterId, ...range })));
    expect(house.newRequests()).toHaveLength(1);
  });
});

describe('live readings', () => {
  it('are the cloud’s own, with units, and renewed no faster than the pace', async () => {
    const { premiseId } = denver();
    const first = await getLive(house.ctx, alex, { ...HOME, premiseId });
    expect(first.data.readings.map(({ type, unit }) => [type, unit])).toEqual([
      ['power', 'kW'],
      ['gas', 'CCF/h'],
      ['water', 'gal/h'],
    ]);
    expect(first.data.pace.seconds).toBe(60);
    expect(first.meta.freshUntil).toBe('2026-11-20T14:24:00.000Z');
    house.newRequests();
    house.advance(59);
    await getLive(house.ctx, alex, { ...HOME, premiseId });
    expect(house.newRequests()).toEqual([]);
    house.advance(2);
    const next = await getLive(house.ctx, alex, { ...HOME, premiseId });
    expect(house.newRequests()).toEqual([`/api/v2/app/instant/${premiseId}`]);
    expect(next.meta.asOf).toBe('2026-11-20T14:24:01.000Z');
  });

  it('leave requests for people, and are never refused, when two homes are watched for hours', async () => {
    const tight = await startTestServer(NOW, { limits: { hour: 100, day: 1000 }, sandbox: { limitHour: 100 } });
    try {
      const viewer = await tight.signIn('alex@example.com');
      const premises = tight.sandbox.world.premisesOf('auth0|alex');
      const gaps: number[] = [];
      for (let minute = 0; minute < 120; minute += 1) {
        const looks = premises.map(({ id }) => getLive(tight.ctx, viewer, { ...HOME, premiseId: id }));
        for (const { meta } of await Promise.all(looks)) {
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
