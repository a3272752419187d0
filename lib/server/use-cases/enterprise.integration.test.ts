import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { reportFileText, runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { asBuckets, trueBuckets, trueSum, withoutState } from '../test-support/true-series';
import { changeBackfill } from './change-backfill';
import { getBackfill } from './get-backfill';
import { getLive } from './get-live';
import { getPremise } from './get-premise';
import { listPremises } from './list-premises';

const UTILITY = 'sandbox-utility';
const SIZE = 1200;

let testServer: TestServer;
let operator: Viewer;

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: SIZE } });
  operator = await testServer.signIn('operator@utility.example', { operator: true });
});
afterAll(() => testServer.close());

const inFleet = (index: number) => testServer.sandbox.world.fleetPremise(index);

type Entity = { id: string };

/** Returns the fields of a premise that must be equal in the answer and the sandbox. */
function outline(
  zone: string,
  premise: Entity & { address: { street: string | null }; meters: Entity[]; gateways: Entity[] },
): unknown {
  const ids = (entities: Entity[]) => entities.map(({ id }) => id);
  return [premise.id, zone, premise.address.street, ids(premise.meters), ids(premise.gateways)];
}

describe('an enterprise of several list pages', () => {
  it('is listed completely: every premise, meter and gateway once, in the right place', async () => {
    const pageAt = (offset: number) => listPremises(testServer.ctx, operator, { account: UTILITY, offset, limit: 500 });
    const { data, meta } = await pageAt(0);
    const requests = testServer.newRequests();
    const premises = [...data.premises];
    for (const offset of [500, 1000]) premises.push(...(await pageAt(offset)).data.premises);
    const { world } = testServer.sandbox;
    const fleet = Array.from({ length: SIZE }, (_, index) => inFleet(index));
    const byId = new Map(premises.map((premise) => [premise.id, premise]));
    expect([premises.length, byId.size]).toEqual([SIZE, SIZE]);
    const ours = fleet.map(({ id }) => byId.get(id)).map((premise) => premise && outline(premise.timezone, premise));
    expect(ours).toEqual(fleet.map((premise) => outline(premise.zone, premise)));
    expect(meta.coverage).toMatchObject({ complete: true, expected: SIZE });
    const expected = [SIZE, world.meterTotal, world.gatewayTotal].map((rows) => Math.floor(rows / 1000) + 1);
    expect(requests).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
    expect(requests.every((page) => page.startsWith(`/api/v2/partner/${UTILITY}/`))).toBe(true);
    expect(testServer.newRequests()).toEqual([]);
  });

  it('fails when one page fails and nothing is stored', async () => {
    const other = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: SIZE } });
    try {
      const user = await other.signIn('operator@utility.example', { operator: true });
      other.sandbox.faults.add({ match: 'offset=1000', status: 500 });
      await expect(listPremises(other.ctx, user, { account: UTILITY })).rejects.toMatchObject({
        code: 'cloud_error',
      });
    } finally {
      await other.close();
    }
  });

  it('returns one premise with its registers, but no live readings', async () => {
    const premise = inFleet(0);
    const { data } = await getPremise(testServer.ctx, operator, { account: UTILITY, premiseId: premise.id });
    expect(data.meters.map(({ id }) => id)).toEqual(premise.meters.map(({ id }) => id));
    expect(data.meters.every(({ latest }) => latest !== null && (latest.value ?? 0) > 0)).toBe(true);
    const live = getLive(testServer.ctx, operator, { account: UTILITY, premiseId: premise.id });
    await expect(live).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a meter of an enterprise', () => {
  it.each(['usage', 'baseline', 'average'] as const)('has its %s', async (kind) => {
    const premise = inFleet(0);
    const meterId = premise.meters[0]?.id ?? '';
    const range = { start: '2026-10-30', end: '2026-11-03', granularity: 'hour' } as const;
    const { data, meta } = await getExpandedSeries(testServer.ctx, operator, {
      account: UTILITY,
      meterId,
      kind,
      ...range,
    });
    expect(data.timezone).toBe(premise.zone);
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(testServer, meterId, 'hour', data, kind), kind));
    expect(data.sum).toBe(trueSum(testServer, meterId, data, kind));
    expect(meta.coverage.complete).toBe(true);
  });

  it('has no data before its installation, and nothing missing', async () => {
    const premise = inFleet(7);
    const meter = premise.meters[0];
    if (!meter) throw new Error('no meter');
    const range = { start: '2026-11-14', end: '2026-11-19', granularity: 'hour', kind: 'usage' } as const;
    const { data, meta } = await getExpandedSeries(testServer.ctx, operator, {
      account: UTILITY,
      meterId: meter.id,
      ...range,
    });
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(testServer, meter.id, 'hour', data)));
    const before = data.buckets.filter(({ end }) => Date.parse(end) <= meter.created * 60_000);
    expect(before.length).toBeGreaterThan(10);
    expect(before.every(({ state }) => state === 'before')).toBe(true);
    expect(meta.coverage).toMatchObject({ complete: true, expected: data.buckets.length - before.length });
  });

  it('without any reading has all intervals missing and no sum', async () => {
    const meterId = inFleet(10).meters[1]?.id ?? '';
    const range = { start: '2026-11-02', end: '2026-11-04', granularity: 'hour', kind: 'usage' } as const;
    const { data, meta } = await getExpandedSeries(testServer.ctx, operator, { account: UTILITY, meterId, ...range });
    expect(data.sum).toBeNull();
    expect(meta.coverage).toMatchObject({ complete: false, expected: 48, missing: 48 });
    expect(meta.coverage.gaps).toEqual([{ start: data.start, end: data.end }]);
  });

  it('can be downloaded', async () => {
    const meter = inFleet(0).meters[1]?.id ?? '';
    const range = { start: '2026-10-30', end: '2026-11-03', granularity: 'day', times: 'utc' } as const;
    const file = await runReportFile(testServer, operator, 'usage.csv', { account: UTILITY, meter, ...range });
    const records = parseCsvRecords(await reportFileText(file));
    const starts = records.map(({ timestamp = '' }) => timestamp.replace(' ', 'T'));
    const { data } = await getExpandedSeries(testServer.ctx, operator, {
      account: UTILITY,
      meterId: meter,
      kind: 'usage',
      ...range,
    });
    expect(starts).toEqual(trueBuckets(testServer, meter, 'day', data).map(({ start }) => start.replace('.000Z', 'Z')));
    expect(records.map(({ energy }) => Number(energy))).toEqual(
      trueBuckets(testServer, meter, 'day', data).map(({ usage }) => usage),
    );
  });

  it('lets a viewer see the history settings, but not change them', async () => {
    const viewer = await testServer.signIn('lee@city.example', { operator: true, role: 'viewer' });
    expect((await getBackfill(testServer.ctx, viewer, { account: UTILITY })).data.state).toBe('off');
    const change = changeBackfill(testServer.ctx, viewer, { account: UTILITY, state: 'on', choices: ['day'] });
    await expect(change).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getBackfill(testServer.ctx, viewer, { account: UTILITY })).data.state).toBe('off');
    const own = await changeBackfill(testServer.ctx, viewer, { account: 'home', state: 'on', choices: ['day'] });
    expect(own.data.state).toBe('on');
  });

  it('lets a viewer see its series, but not run reports', async () => {
    const viewer = await testServer.signIn('lee@city.example', { operator: true, role: 'viewer' });
    const meter = inFleet(0).meters[1]?.id ?? '';
    const range = { start: '2026-10-30', end: '2026-11-03', granularity: 'day', times: 'utc' } as const;
    const seen = await getExpandedSeries(testServer.ctx, viewer, {
      account: UTILITY,
      meterId: meter,
      kind: 'usage',
      ...range,
    });
    expect(seen.data.sum).not.toBeNull();
    const refused = { code: 'forbidden' };
    const run = (file: string, query = {}) => runReportFile(testServer, viewer, file, { account: UTILITY, ...query });
    expect((await run('usage.csv', { meter, ...range })).complete).toBe(true);
    for (const work of [
      run('usage.zip', range),
      run('insights.csv', { meter, ...range }),
      run('health.csv'),
      runReportFile(testServer, viewer, 'health.csv'),
      run('account.json'),
    ]) {
      await expect(work).rejects.toMatchObject(refused);
    }
  });

  it('is part of the raw download', async () => {
    const file = await runReportFile(testServer, operator, 'account.json', { account: UTILITY });
    const raw = JSON.parse(await reportFileText(file));
    expect(raw.premises).toHaveLength(SIZE);
    expect(raw.meters).toHaveLength(testServer.sandbox.world.meterTotal);
    expect(raw.gateways).toHaveLength(testServer.sandbox.world.gatewayTotal);
  });
});
