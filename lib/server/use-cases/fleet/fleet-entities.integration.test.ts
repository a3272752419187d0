import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import { fleetRowsParams, gridHistoryParams } from '@/lib/contract/fleet';
import { samplesWithin } from '@/sandbox/data/grid';
import type { Viewer } from '../../account';
import { reportText } from '../../test-support/run-report-file';
import { startTestServer, type TestServer } from '../../test-support/test-server';
import { downloadExcursions } from './download-excursions';
import { downloadFleetRows } from './download-fleet-rows';
import { getFleetCohorts } from './get-fleet-cohorts';
import { getFleetEntity } from './get-fleet-entity';
import { getGridHistory } from './get-grid-history';
import { getMeterReadings } from './get-meter-readings';
import { listFleetRows } from './list-fleet-rows';

const account = 'sandbox-utility';
const DAY = { start: '2026-11-19', end: '2026-11-20' };
const TWO_DAYS = { start: '2026-11-19', end: '2026-11-21' };

let testServer: TestServer;
let operator: Viewer;
let kim: Viewer;

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 60 } });
  operator = await testServer.signIn('operator@utility.example', { operator: true });
  kim = await testServer.signIn('kim@example.com');
});
afterAll(() => testServer.close());

const inFleet = (index: number) => testServer.sandbox.world.fleetPremise(index);
const gatewayOf = (index: number) => inFleet(index).gateways[0]?.id ?? '';
const meterIdOf = (index: number) => inFleet(index).meters[0]?.id ?? '';
const rows = (list: string, more = {}) => fleetRowsParams.parse({ account, list, limit: 500, ...more });
const grid = (gateway: string | string[], more = {}) =>
  gridHistoryParams.parse({ account, gateway, ...TWO_DAYS, ...more });
const csvOf = async (file: { body(): ReadableStream<Uint8Array> }) =>
  parseCsvRecords(await new Response(file.body()).text());

describe('the health table', () => {
  it('has the same days as the health report, grouped by premise', async () => {
    const file = await csvOf(await downloadFleetRows(testServer.ctx, operator, rows('health')));
    const report = parseCsvRecords(await reportText(testServer, operator, 'health.csv', { account }));
    const days = (row: Record<string, string>) => Object.entries(row).filter(([head]) => /^\d/.test(head));
    const reportDays = new Map(report.map((row) => [row.ID, days(row).map(([, sign]) => sign)]));
    expect(file.length).toBe(report.length);
    for (const row of file)
      expect(
        days(row).map(([, sign]) => sign),
        row.ID,
      ).toEqual(reportDays.get(row.ID));
    const premises = file.map((row) => row['Premise ID']);
    const changes = premises.filter((id, index) => id !== premises[index - 1]).length;
    expect(changes).toBe(new Set(premises).size);
  });

  it('can be filtered, and its cohorts count all devices', async () => {
    const { data } = await listFleetRows(testServer.ctx, operator, rows('health', { week: 'down', type: 'gateway' }));
    expect(data.rows.every((row) => 'days' in row && row.type === 'gateway' && row.days.includes('X'))).toBe(true);
    expect(data.days).toHaveLength(7);
    const { data: cohorts } = await getFleetCohorts(testServer.ctx, operator, { account });
    expect(cohorts.all.devices).toBe(testServer.sandbox.world.meterTotal + testServer.sandbox.world.gatewayTotal);
    const gateways = cohorts.firmwares.reduce((sum, { devices }) => sum + devices, 0);
    expect(gateways).toBe(testServer.sandbox.world.gatewayTotal);
  });

  it('compares gateways before and after they got their firmware, from the versions that were seen', async () => {
    await listFleetRows(testServer.ctx, operator, rows('gateways'));
    const [{ id = '', firmware = '' } = {}] = testServer.sandbox.world.fleetPremise(0).gateways;
    const version = { accountId: 'ent_1', list: 'gateway', itemId: id, hash: 'another' };
    const body = JSON.stringify({ firmware_version: '1.0.0' });
    await expect
      .poll(() => testServer.db.query((tables) => tables.listVersion.count({ where: { itemId: id } })))
      .toBeGreaterThan(0);
    const seenAt = new Date(testServer.now() - 5 * 24 * 3_600_000);
    await testServer.db.query((tables) => tables.listVersion.create({ data: { ...version, seenAt, body } }));
    const other = await testServer.startOther();
    const { rollouts } = (await getFleetCohorts(other, operator, { account })).data;
    expect(rollouts).toMatchObject([{ firmware, gateways: 1, after: { gatewayDays: 0, failures: 0, uptime: null } }]);
    expect(rollouts[0]?.before.gatewayDays).toBeCloseTo(7, 1);
    await testServer.db.query((tables) => tables.listVersion.deleteMany({ where: { ...version, seenAt } }));
  });

  it('shows a week in the past from the changes that are stored, without a request', async () => {
    const load = async (until?: string) =>
      (await listFleetRows(testServer.ctx, operator, rows('health', { limit: 500, ...(until ? { until } : {}) }))).data;
    const now = await load();
    testServer.newRequests();
    const past = await load('2026-11-16');
    expect(testServer.newRequests()).toEqual([]);
    expect([past.days?.[0], past.days?.at(-1)]).toEqual(['2026-11-16', '2026-11-10']);
    expect(past.matching).toBe(now.matching);
    const daysOf = ({ rows: all }: typeof now) => new Map(all.map((row) => [row.id, 'days' in row ? row.days : []]));
    const [nowDays, pastDays] = [daysOf(now), daysOf(past)];
    for (const [id, days] of pastDays) {
      // The weeks have three days in common.
      expect(days.slice(0, 3), id).toEqual(nowDays.get(id)?.slice(4));
      // Copper reports seven days, so nothing is known of the time before.
      expect(
        days.slice(4).every((sign) => sign === '?' || sign === ''),
        id,
      ).toBe(true);
    }
    const { data: cohorts } = await getFleetCohorts(testServer.ctx, operator, { account, until: '2026-11-16' });
    expect(cohorts).toMatchObject({ days: past.days, knownFrom: '2026-11-13' });
  });
});

describe('a premise, meter or gateway', () => {
  it('has its state history and neighbors, without a request', async () => {
    await listFleetRows(testServer.ctx, operator, rows('gateways'));
    testServer.newRequests();
    const { data } = await getFleetEntity(testServer.ctx, operator, { account, list: 'premises', id: inFleet(3).id });
    expect(data.histories.map(({ id }) => id)).toEqual([gatewayOf(3), ...inFleet(3).meters.map(({ id }) => id)]);
    const { data: meter } = await getFleetEntity(testServer.ctx, operator, {
      account,
      list: 'meters',
      id: meterIdOf(3),
    });
    expect([meter.premise.id, meter.histories.length]).toEqual([inFleet(3).id, 1]);
    expect(meter.histories[0]?.changes.at(-1)?.to).toBe(meter.histories[0]?.state);
    const { postalCode } = data.premise.address;
    expect(data.neighbours?.some.every((row) => row.postalCode === postalCode && row.id !== inFleet(3).id)).toBe(true);
    expect(testServer.newRequests()).toEqual([]);
  });

  it('keeps state changes longer than the cloud reports them', async () => {
    const other = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 12 } });
    try {
      const user = await other.signIn('operator@utility.example', { operator: true });
      const id = other.sandbox.world.fleetPremise(3).gateways[0]?.id ?? '';
      const load = () => getFleetEntity(other.ctx, user, { account, list: 'gateways', id });
      const before = (await load()).data.histories[0];
      await other.ctx.archive.settled();
      other.advance(6 * 24 * 3600);
      await load();
      await other.ctx.archive.settled();
      const after = (await load()).data.histories[0];
      const earlier = before?.changes.map(({ at }) => at) ?? [];
      expect(earlier.length).toBeGreaterThan(0);
      expect(after?.changes.map(({ at }) => at)).toEqual(expect.arrayContaining(earlier));
      expect(after?.knownFrom).toBe(before?.knownFrom);
      // After more than a week without a load, what happened in the meantime is not known.
      other.advance(10 * 24 * 3600);
      await load();
      const later = (await load()).data.histories[0];
      expect(later?.changes.map(({ at }) => at)).toEqual(expect.arrayContaining(earlier));
      expect(later?.knownFrom).toBe('2026-11-29T14:23:00Z');
    } finally {
      await other.close();
    }
  });

  it('says nothing of the uptime of gateways whose histories cannot be had, until they can', async () => {
    const other = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 12 } });
    try {
      const user = await other.signIn('operator@utility.example', { operator: true });
      const { gateways, id: premiseId } = other.sandbox.world.fleetPremise(3);
      const id = gateways[0]?.id ?? '';
      other.sandbox.faults.add({ match: 'gateway/history', status: 503 });
      const load = () => getFleetEntity(other.ctx, user, { account, list: 'gateways', id });
      const failed = await load();
      expect(failed.meta.notice).not.toBeNull();
      expect(failed.data.histories[0]).toMatchObject({ changes: [], knownFrom: null });
      const healthOf = async () => {
        const { data } = await listFleetRows(other.ctx, user, rows('health', { q: premiseId }));
        return data.rows.flatMap((row) => ('uptime' in row && row.type === 'gateway' ? [row] : []));
      };
      expect(await healthOf()).toMatchObject([{ uptime: null, failures: null, downHours: null, changes: null }]);
      const { data: cohorts } = await getFleetCohorts(other.ctx, user, { account });
      expect(
        cohorts.firmwares.every(({ uptime, failing, known }) => uptime === null && failing === null && !known),
      ).toBe(true);
      expect(cohorts.all.known).toBeGreaterThan(0);
      await expect(reportText(other, user, 'health.csv', { account })).rejects.toMatchObject({ code: 'cloud_down' });
      other.sandbox.faults.clear();
      other.advance(16 * 60);
      const later = await load();
      expect(later.meta.notice).toBeNull();
      expect(later.data.histories[0]?.knownFrom).toBe('2026-11-13T14:39:00Z');
      expect((await healthOf())[0]?.uptime).not.toBeNull();
    } finally {
      await other.close();
    }
  });

  it('has the readings of its register in order, at most 31 days', async () => {
    const { data } = await getMeterReadings(testServer.ctx, operator, { account, id: meterIdOf(0), ...DAY });
    expect(data.rows.length).toBeGreaterThan(20);
    expect(data.rows.every(({ time }, index) => index === 0 || time > (data.rows[index - 1]?.time ?? ''))).toBe(true);
    const month = { start: '2026-09-01', end: '2026-11-01' };
    const long = getMeterReadings(testServer.ctx, operator, { account, id: meterIdOf(0), ...month });
    await expect(long).rejects.toMatchObject({ code: 'bad_request', field: 'end' });
  });
});

describe('the grid', () => {
  it('lists gateways outside the limits first, and distinguishes an outage from a low voltage', async () => {
    const { data } = await listFleetRows(testServer.ctx, operator, rows('grid', { limits: 'service' }));
    const rowOf = (index: number) => data.rows.find(({ id }) => id === gatewayOf(index));
    expect(rowOf(3)).toMatchObject({ voltage: 'outage', beyond: null });
    expect(rowOf(4)).toMatchObject({ voltage: 'low' });
    expect(data.rows.findIndex(({ id }) => id === gatewayOf(4))).toBeLessThan(3);
    testServer.newRequests();
    const { data: other } = await listFleetRows(
      testServer.ctx,
      operator,
      rows('grid', { limits: 'a90-130,b80-140,f0.1-1' }),
    );
    expect(other.rows.find(({ id }) => id === gatewayOf(4))).toMatchObject({ voltage: 'a' });
    expect(testServer.newRequests()).toEqual([]);
  });

  it('costs one request for the first history, and none for the next, also with other limits', async () => {
    await listFleetRows(testServer.ctx, operator, rows('gateways'));
    testServer.newRequests();
    const { data } = await getGridHistory(testServer.ctx, operator, grid(gatewayOf(4)));
    expect(testServer.newRequests()).toHaveLength(1);
    const gateway = inFleet(4).gateways[0];
    if (!gateway) throw new Error('no gateway');
    const minute = (instant: string) => Math.floor(Date.parse(instant) / 60_000);
    const truth = [
      ...samplesWithin(
        testServer.sandbox.world.seed,
        gateway,
        minute(data.start),
        Math.floor(testServer.now() / 60_000),
      ),
    ];
    const [history] = data.gateways;
    expect(history?.samples).toBe(truth.length);
    const least = Math.min(...truth.map(({ volts }) => volts ?? Number.POSITIVE_INFINITY));
    expect(Math.min(...(history?.volts.map(({ low }) => low ?? Number.POSITIVE_INFINITY) ?? []))).toBe(least);
    await getGridHistory(testServer.ctx, operator, grid(gatewayOf(4), { limits: 'service' }));
    expect(testServer.newRequests()).toEqual([]);
  });

  it('lists an outage as an excursion, also in the CSV', async () => {
    const { data } = await getGridHistory(testServer.ctx, operator, grid(gatewayOf(3)));
    const outage = data.gateways[0]?.excursions.find(({ kind }) => kind === 'outage');
    expect(outage).toMatchObject({ worstVolts: 0, open: true });
    expect(outage?.samples).toBeGreaterThanOrEqual(2);
    const file = await csvOf(await downloadExcursions(testServer.ctx, operator, grid(gatewayOf(3))));
    expect(file.map(({ What, Samples }) => [What, Number(Samples)])).toContainEqual(['Outage', outage?.samples]);
  });

  it('fetches at most five neighbors, and only on request', async () => {
    const { data: alone } = await getGridHistory(testServer.ctx, operator, grid(gatewayOf(0)));
    expect(alone.neighbours.ids).toEqual([]);
    testServer.newRequests();
    const { data } = await getGridHistory(testServer.ctx, operator, grid(gatewayOf(0), { neighbours: '1' }));
    expect(data.neighbours.ids.length).toBe(Math.min(5, data.neighbours.near));
    expect(testServer.newRequests()).toHaveLength(data.neighbours.ids.length);
    expect(data.neighbours.volts.length === 0 || data.neighbours.volts.length === alone.gateways[0]?.volts.length).toBe(
      true,
    );
  });
});

describe('data of an enterprise', () => {
  const READERS: [string, (viewer: Viewer, of: string, id: string) => Promise<unknown>][] = [
    ...(['premises', 'meters', 'gateways'] as const).map((list): (typeof READERS)[number] => [
      list,
      (viewer, of, id) => getFleetEntity(testServer.ctx, viewer, { account: of, list, id }),
    ]),
    ['readings', (viewer, of, id) => getMeterReadings(testServer.ctx, viewer, { account: of, id, ...DAY })],
    ['grid history', (viewer, of, id) => getGridHistory(testServer.ctx, viewer, { ...grid(id), account: of })],
    ['excursions', (viewer, of, id) => downloadExcursions(testServer.ctx, viewer, { ...grid(id), account: of })],
    ['cohorts', (viewer, of) => getFleetCohorts(testServer.ctx, viewer, { account: of })],
    ['health', (viewer, of) => listFleetRows(testServer.ctx, viewer, { ...rows('health'), account: of })],
    ['grid', (viewer, of) => listFleetRows(testServer.ctx, viewer, { ...rows('grid'), account: of })],
  ];
  const ids = () => [inFleet(0).id, meterIdOf(0), gatewayOf(0)];

  it.each(READERS)('%s: throws not_found for other users, and under a home', async (_name, read) => {
    for (const id of ids()) {
      for (const of of [account, 'home', 'ent_1']) {
        await expect(read(kim, of, id)).rejects.toMatchObject({ code: 'not_found' });
      }
      await expect(read(operator, 'home', id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it.each(READERS.slice(0, 6))('%s: throws not_found for ids of a home and for unknown ids', async (_name, read) => {
    const [home] = testServer.sandbox.world.premisesOf('auth0|kim');
    for (const id of [home?.id ?? '', home?.meters[0]?.id ?? '', home?.gateways[0]?.id ?? '', '../x', "' OR 1=1 --"]) {
      await expect(read(operator, account, id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('can be seen by a viewer, who gets reports of single devices only', async () => {
    const enterpriseViewer = await testServer.signIn('enterpriseViewer@utility.example', {
      operator: true,
      role: 'viewer',
    });
    await expect(
      getFleetEntity(testServer.ctx, enterpriseViewer, { account, list: 'premises', id: inFleet(0).id }),
    ).resolves.toBeTruthy();
    const file = await reportText(testServer, enterpriseViewer, 'grid-readings.csv', {
      account,
      gateway: gatewayOf(4),
      ...DAY,
    });
    expect(parseCsvRecords(file).length).toBeGreaterThan(200);
    const all = reportText(testServer, enterpriseViewer, 'grid-readings.zip', { account, ...DAY });
    await expect(all).rejects.toMatchObject({ code: 'forbidden' });
  });
});
