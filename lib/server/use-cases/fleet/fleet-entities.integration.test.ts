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

let house: TestServer;
let operator: Viewer;
let kim: Viewer;

beforeAll(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 60 } });
  operator = await house.signIn('operator@utility.example', { operator: true });
  kim = await house.signIn('kim@example.com');
});
afterAll(() => house.close());

const inFleet = (index: number) => house.sandbox.world.fleetPremise(index);
const gatewayOf = (index: number) => inFleet(index).gateways[0]?.id ?? '';
const meterIdOf = (index: number) => inFleet(index).meters[0]?.id ?? '';
const rows = (list: string, more = {}) => fleetRowsParams.parse({ account, list, limit: 500, ...more });
const grid = (gateway: string | string[], more = {}) =>
  gridHistoryParams.parse({ account, gateway, ...TWO_DAYS, ...more });
const csvOf = async (file: { body(): ReadableStream<Uint8Array> }) =>
  parseCsvRecords(await new Response(file.body()).text());

describe('a week of every device', () => {
  it('has the signs of the health report, premise by premise', async () => {
    const file = await csvOf(await downloadFleetRows(house.ctx, operator, rows('health')));
    const report = parseCsvRecords(await reportText(house, operator, 'health.csv', { account }));
    const days = (row: Record<string, string>) => Object.entries(row).filter(([head]) => /^\d/.test(head));
    const told = new Map(report.map((row) => [row.ID, days(row).map(([, sign]) => sign)]));
    expect(file.length).toBe(report.length);
    for (const row of file)
      expect(
        days(row).map(([, sign]) => sign),
        row.ID,
      ).toEqual(told.get(row.ID));
    const premises = file.map((row) => row['Premise ID']);
    const changes = premises.filter((id, place) => id !== premises[place - 1]).length;
    expect(changes).toBe(new Set(premises).size);
  });

  it('is narrowed and counted like every table, and compared by firmware', async () => {
    const { data } = await listFleetRows(house.ctx, operator, rows('health', { week: 'down', type: 'gateway' }));
    expect(data.rows.every((row) => 'days' in row && row.type === 'gateway' && row.days.includes('X'))).toBe(true);
    expect(data.days).toHaveLength(7);
    const { data: cohorts } = await getFleetCohorts(house.ctx, operator, { account });
    expect(cohorts.all.devices).toBe(house.sandbox.world.meterTotal + house.sandbox.world.gatewayTotal);
    const gateways = cohorts.firmwares.reduce((sum, { devices }) => sum + devices, 0);
    expect(gateways).toBe(house.sandbox.world.gatewayTotal);
  });
});

describe('a thing of the fleet', () => {
  it('has its facts, its states and its neighbours, without a request of its own', async () => {
    await listFleetRows(house.ctx, operator, rows('gateways'));
    house.newRequests();
    const { data } = await getFleetEntity(house.ctx, operator, { account, list: 'premises', id: inFleet(3).id });
    expect(data.histories.map(({ id }) => id)).toEqual([gatewayOf(3), ...inFleet(3).meters.map(({ id }) => id)]);
    const { data: meter } = await getFleetEntity(house.ctx, operator, { account, list: 'meters', id: meterIdOf(3) });
    expect([meter.premise.id, meter.histories.length]).toEqual([inFleet(3).id, 1]);
    expect(meter.histories[0]?.changes.at(-1)?.to).toBe(meter.histories[0]?.state);
    const { postalCode } = data.premise.address;
    expect(data.neighbours?.some.every((row) => row.postalCode === postalCode && row.id !== inFleet(3).id)).toBe(true);
    expect(house.newRequests()).toEqual([]);
  });

  it('remembers its states for longer than the cloud tells of them', async () => {
    const other = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 12 } });
    try {
      const person = await other.signIn('operator@utility.example', { operator: true });
      const id = other.sandbox.world.fleetPremise(3).gateways[0]?.id ?? '';
      const ask = () => getFleetEntity(other.ctx, person, { account, list: 'gateways', id });
      const before = (await ask()).data.histories[0];
      await other.ctx.archive.settled();
      other.advance(10 * 24 * 3600);
      await ask();
      await other.ctx.archive.settled();
      const after = (await ask()).data.histories[0];
      const kept = before?.changes.map(({ at }) => at) ?? [];
      expect(after?.changes.map(({ at }) => at)).toEqual(expect.arrayContaining(kept));
      expect(after?.knownFrom).toBe(before?.knownFrom);
    } finally {
      await other.close();
    }
  });

  it('has the readings of its register as they were told', async () => {
    const { data } = await getMeterReadings(house.ctx, operator, { account, id: meterIdOf(0), ...DAY });
    expect(data.rows.length).toBeGreaterThan(20);
    expect(data.rows.every(({ time }, place) => place === 0 || time > (data.rows[place - 1]?.time ?? ''))).toBe(true);
    const month = { start: '2026-09-01', end: '2026-11-01' };
    const long = getMeterReadings(house.ctx, operator, { account, id: meterIdOf(0), ...month });
    await expect(long).rejects.toMatchObject({ code: 'bad_request', field: 'end' });
  });
});

describe('the grid', () => {
  it('tells what lies outside first, and an outage apart from a low voltage', async () => {
    const { data } = await listFleetRows(house.ctx, operator, rows('grid', { limits: 'service' }));
    const at = (index: number) => data.rows.find(({ id }) => id === gatewayOf(index));
    expect(at(3)).toMatchObject({ voltage: 'outage', beyond: null });
    expect(at(4)).toMatchObject({ voltage: 'low' });
    expect(data.rows.findIndex(({ id }) => id === gatewayOf(4))).toBeLessThan(3);
    house.newRequests();
    const { data: other } = await listFleetRows(
      house.ctx,
      operator,
      rows('grid', { limits: 'a90-130,b80-140,f0.1-1' }),
    );
    expect(other.rows.find(({ id }) => id === gatewayOf(4))).toMatchObject({ voltage: 'a' });
    expect(house.newRequests()).toEqual([]);
  });

  it('keeps a history: the first look costs a request, the next none, whatever the limits', async () => {
    await listFleetRows(house.ctx, operator, rows('gateways'));
    house.newRequests();
    const { data } = await getGridHistory(house.ctx, operator, grid(gatewayOf(4)));
    expect(house.newRequests()).toHaveLength(1);
    const gateway = inFleet(4).gateways[0];
    if (!gateway) throw new Error('no gateway');
    const minute = (instant: string) => Math.floor(Date.parse(instant) / 60_000);
    const truth = [
      ...samplesWithin(house.sandbox.world.seed, gateway, minute(data.start), Math.floor(house.now() / 60_000)),
    ];
    const [told] = data.gateways;
    expect(told?.samples).toBe(truth.length);
    const least = Math.min(...truth.map(({ volts }) => volts ?? Number.POSITIVE_INFINITY));
    expect(Math.min(...(told?.volts.map(({ low }) => low ?? Number.POSITIVE_INFINITY) ?? []))).toBe(least);
    await getGridHistory(house.ctx, operator, grid(gatewayOf(4), { limits: 'service' }));
    expect(house.newRequests()).toEqual([]);
  });

  it('lists an outage as an excursion, in the file too', async () => {
    const { data } = await getGridHistory(house.ctx, operator, grid(gatewayOf(3)));
    const outage = data.gateways[0]?.excursions.find(({ kind }) => kind === 'outage');
    expect(outage).toMatchObject({ worstVolts: 0, open: true });
    expect(outage?.samples).toBeGreaterThanOrEqual(2);
    const file = await csvOf(await downloadExcursions(house.ctx, operator, grid(gatewayOf(3))));
    expect(file.map(({ What, Samples }) => [What, Number(Samples)])).toContainEqual(['Outage', outage?.samples]);
  });

  it('asks for at most five neighbours, and only when it shall', async () => {
    const { data: alone } = await getGridHistory(house.ctx, operator, grid(gatewayOf(0)));
    expect(alone.neighbours.ids).toEqual([]);
    house.newRequests();
    const { data } = await getGridHistory(house.ctx, operator, grid(gatewayOf(0), { neighbours: '1' }));
    expect(data.neighbours.ids.length).toBe(Math.min(5, data.neighbours.near));
    expect(house.newRequests()).toHaveLength(data.neighbours.ids.length);
    expect(data.neighbours.volts.length === 0 || data.neighbours.volts.length === alone.gateways[0]?.volts.length).toBe(
      true,
    );
  });
});

describe('what belongs to an enterprise', () => {
  const READ: [string, (viewer: Viewer, of: string, id: string) => Promise<unknown>][] = [
    ...(['premises', 'meters', 'gateways'] as const).map((list): (typeof READ)[number] => [
      list,
      (viewer, of, id) => getFleetEntity(house.ctx, viewer, { account: of, list, id }),
    ]),
    ['readings', (viewer, of, id) => getMeterReadings(house.ctx, viewer, { account: of, id, ...DAY })],
    ['grid history', (viewer, of, id) => getGridHistory(house.ctx, viewer, { ...grid(id), account: of })],
    ['excursions', (viewer, of, id) => downloadExcursions(house.ctx, viewer, { ...grid(id), account: of })],
    ['cohorts', (viewer, of) => getFleetCohorts(house.ctx, viewer, { account: of })],
    ['health', (viewer, of) => listFleetRows(house.ctx, viewer, { ...rows('health'), account: of })],
    ['grid', (viewer, of) => listFleetRows(house.ctx, viewer, { ...rows('grid'), account: of })],
  ];
  const ids = () => [inFleet(0).id, meterIdOf(0), gatewayOf(0)];

  it.each(READ)('%s: is not there for those on no list, nor under a home', async (_name, read) => {
    for (const id of ids()) {
      for (const of of [account, 'home', 'ent_1']) {
        await expect(read(kim, of, id)).rejects.toMatchObject({ code: 'not_found' });
      }
      await expect(read(operator, 'home', id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it.each(READ.slice(0, 6))('%s: knows no home’s things, and nothing that is none', async (_name, read) => {
    const [home] = house.sandbox.world.premisesOf('auth0|kim');
    for (const id of [home?.id ?? '', home?.meters[0]?.id ?? '', home?.gateways[0]?.id ?? '', '../x', "' OR 1=1 --"]) {
      await expect(read(operator, account, id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('may be looked at by a viewer', async () => {
    const looker = await house.signIn('looker@utility.example', { operator: true, role: 'viewer' });
    await expect(
      getFleetEntity(house.ctx, looker, { account, list: 'premises', id: inFleet(0).id }),
    ).resolves.toBeTruthy();
    const file = await reportText(house, looker, 'grid-readings.csv', { account, gateway: gatewayOf(4), ...DAY });
    expect(parseCsvRecords(file).length).toBeGreaterThan(200);
    const all = reportText(house, looker, 'grid-readings.zip', { account, ...DAY });
    await expect(all).rejects.toMatchObject({ code: 'forbidden' });
  });
});
