import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import type { Viewer } from '../account';
import { reportFileText, runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { asBuckets, trueBuckets, trueSum, withoutState } from '../test-support/true-series';
import { changeBackfill } from './change-backfill';
import { getBackfill } from './get-backfill';
import { getLive } from './get-live';
import { getPremise } from './get-premise';
import { getSeries } from './get-series';
import { listPremises } from './list-premises';

const UTILITY = 'sandbox-utility';
const SIZE = 1200;

let house: TestServer;
let operator: Viewer;

beforeAll(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: SIZE } });
  operator = await house.signIn('operator@utility.example', { operator: true });
});
afterAll(() => house.close());

const inFleet = (index: number) => house.sandbox.world.fleetPremise(index);

type Thing = { id: string };

/** What of a premise must be the same on both sides. */
function outline(
  zone: string,
  premise: Thing & { address: { street: string | null }; meters: Thing[]; gateways: Thing[] },
): unknown {
  const ids = (things: Thing[]) => things.map(({ id }) => id);
  return [premise.id, zone, premise.address.street, ids(premise.meters), ids(premise.gateways)];
}

describe('an enterprise of more than a page', () => {
  it('is listed whole: every premise, meter and gateway once, each where it belongs', async () => {
    const { data, meta } = await listPremises(house.ctx, operator, { account: UTILITY });
    const { world } = house.sandbox;
    const fleet = Array.from({ length: SIZE }, (_, index) => inFleet(index));
    const byId = new Map(data.premises.map((premise) => [premise.id, premise]));
    expect([data.premises.length, byId.size]).toEqual([SIZE, SIZE]);
    const ours = fleet.map(({ id }) => byId.get(id)).map((premise) => premise && outline(premise.timezone, premise));
    expect(ours).toEqual(fleet.map((premise) => outline(premise.zone, premise)));
    expect(meta.coverage).toMatchObject({ complete: true, expected: SIZE });
    const pages = house.newRequests();
    const expected = [SIZE, world.meterTotal, world.gatewayTotal].map((rows) => Math.floor(rows / 1000) + 1);
    expect(pages).toHaveLength(expected.reduce((sum, count) => sum + count, 0));
    expect(pages.every((page) => page.startsWith(`/api/v2/partner/${UTILITY}/`))).toBe(true);
    await listPremises(house.ctx, operator, { account: UTILITY });
    expect(house.newRequests()).toEqual([]);
  });

  it('fails as a whole when one page cannot be had and nothing is held', async () => {
    const other = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: SIZE } });
    try {
      const person = await other.signIn('operator@utility.example', { operator: true });
      other.sandbox.faults.add({ match: 'offset=1000', status: 500 });
      await expect(listPremises(other.ctx, person, { account: UTILITY })).rejects.toMatchObject({
        code: 'cloud_error',
      });
    } finally {
      await other.close();
    }
  });

  it('tells one premise with its registers, and no live readings', async () => {
    const premise = inFleet(0);
    const { data } = await getPremise(house.ctx, operator, { account: UTILITY, premiseId: premise.id });
    expect(data.meters.map(({ id }) => id)).toEqual(premise.meters.map(({ id }) => id));
    expect(data.meters.every(({ latest }) => latest !== null && (latest.value ?? 0) > 0)).toBe(true);
    const live = getLive(house.ctx, operator, { account: UTILITY, premiseId: premise.id });
    await expect(live).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a meter of an enterprise', () => {
  it.each(['usage', 'baseline', 'average'] as const)('has its %s', async (kind) => {
    const premise = inFleet(0);
    const meterId = premise.meters[0]?.id ?? '';
    const range = { start: '2026-10-30', end: '2026-11-03', granularity: 'hour' } as const;
    const { data, meta } = await getSeries(house.ctx, operator, { account: UTILITY, meterId, kind, ...range });
    expect(data.timezone).toBe(premise.zone);
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(house, meterId, 'hour', data, kind), kind));
    expect(data.sum).toBe(trueSum(house, meterId, data, kind));
    expect(meta.coverage.complete).toBe(true);
  });

  it('installed within the range has nothing before, and misses nothing', async () => {
    const premise = inFleet(7);
    const meter = premise.meters[0];
    if (!meter) throw new Error('no meter');
    const range = { start: '2026-11-14', end: '2026-11-19', granularity: 'hour', kind: 'usage' } as const;
    const { data, meta } = await getSeries(house.ctx, operator, { account: UTILITY, meterId: meter.id, ...range });
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(house, meter.id, 'hour', data)));
    const before = data.buckets.filter(({ end }) => Date.parse(end) <= meter.created * 60_000);
    expect(before.length).toBeGreaterThan(10);
    expect(before.every(({ state }) => state === 'before')).toBe(true);
    expect(meta.coverage).toMatchObject({ complete: true, expected: data.buckets.length - before.length });
  });

  it('never heard of misses everything and has no sum', async () => {
    const meterId = inFleet(10).meters[1]?.id ?? '';
    const range = { start: '2026-11-02', end: '2026-11-04', granularity: 'hour', kind: 'usage' } as const;
    const { data, meta } = await getSeries(house.ctx, operator, { account: UTILITY, meterId, ...range });
    expect(data.sum).toBeNull();
    expect(meta.coverage).toMatchObject({ complete: false, expected: 48, missing: 48 });
    expect(meta.coverage.gaps).toEqual([{ start: data.start, end: data.end }]);
  });

  it('can be downloaded', async () => {
    const meter = inFleet(0).meters[1]?.id ?? '';
    const range = { start: '2026-10-30', end: '2026-11-03', granularity: 'day', times: 'utc' } as const;
    const file = await runReportFile(house, operator, 'usage.csv', { account: UTILITY, meter, ...range });
    const records = parseCsvRecords(await reportFileText(file));
    const starts = records.map(({ timestamp = '' }) => timestamp.replace(' ', 'T'));
    const { data } = await getSeries(house.ctx, operator, {
      account: UTILITY,
      meterId: meter,
      kind: 'usage',
      ...range,
    });
    expect(starts).toEqual(trueBuckets(house, meter, 'day', data).map(({ start }) => start.replace('.000Z', 'Z')));
    expect(records.map(({ energy }) => Number(energy))).toEqual(
      trueBuckets(house, meter, 'day', data).map(({ usage }) => usage),
    );
  });

  it('has its history looked at by a viewer, who switches nothing', async () => {
    const viewer = await house.signIn('lee@city.example', { operator: true, role: 'viewer' });
    expect((await getBackfill(house.ctx, viewer, { account: UTILITY })).data.state).toBe('off');
    const change = changeBackfill(house.ctx, viewer, { account: UTILITY, state: 'on', choices: ['day'] });
    await expect(change).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getBackfill(house.ctx, viewer, { account: UTILITY })).data.state).toBe('off');
    const own = await changeBackfill(house.ctx, viewer, { account: 'home', state: 'on', choices: ['day'] });
    expect(own.data.state).toBe('on');
  });

  it('is seen by a viewer, who starts no report', async () => {
    const viewer = await house.signIn('lee@city.example', { operator: true, role: 'viewer' });
    const meter = inFleet(0).meters[1]?.id ?? '';
    const range = { start: '2026-10-30', end: '2026-11-03', granularity: 'day', times: 'utc' } as const;
    const seen = await getSeries(house.ctx, viewer, { account: UTILITY, meterId: meter, kind: 'usage', ...range });
    expect(seen.data.sum).not.toBeNull();
    const refused = { code: 'forbidden' };
    const ask = (file: string, query = {}) => runReportFile(house, viewer, file, { account: UTILITY, ...query });
    expect((await ask('usage.csv', { meter, ...range })).complete).toBe(true);
    for (const work of [
      ask('usage.zip', range),
      ask('insights.csv', { meter, ...range }),
      ask('health.csv'),
      runReportFile(house, viewer, 'health.csv'),
      ask('account.json'),
    ]) {
      await expect(work).rejects.toMatchObject(refused);
    }
  });

  it('is in the raw download with everything else', async () => {
    const file = await runReportFile(house, operator, 'account.json', { account: UTILITY });
    const raw = JSON.parse(await reportFileText(file));
    expect(raw.premises).toHaveLength(SIZE);
    expect(raw.meters).toHaveLength(house.sandbox.world.meterTotal);
    expect(raw.gateways).toHaveLength(house.sandbox.world.gatewayTotal);
  });
});
