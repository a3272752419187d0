import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import { fleetRowsParams } from '@/lib/contract/fleet';
import type { Viewer } from '../../account';
import { startTestServer, type TestServer } from '../../test-support/test-server';
import { downloadFleetRows, downloadWorklist } from './download-fleet-rows';
import { getFleetOverview } from './get-fleet-overview';
import { listFleetRows } from './list-fleet-rows';

const account = 'sandbox-utility';
const SIZE = 1000;

let house: TestServer;
let operator: Viewer;

beforeAll(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z', {
    sandbox: { premises: SIZE, limitHour: 100, limitDay: 1000 },
    limits: { hour: 100, day: 1000 },
  });
  operator = await house.signIn('operator@utility.example', { operator: true });
});
afterAll(() => house.close());

const rowsOf = (list: string, given: Record<string, unknown> = {}) =>
  fleetRowsParams.parse({ account, list, ...given });

describe('the overview of a thousand premises', () => {
  it('costs at most ten requests the first time and none again', async () => {
    const { data } = await getFleetOverview(house.ctx, operator, { account });
    const { world } = house.sandbox;
    expect(data.summary).toMatchObject({ premises: SIZE, meters: { total: world.meterTotal } });
    expect(data.summary.gateways.total).toBe(world.gatewayTotal);
    const asked = house.newRequests();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(10);
    expect(data.requests).toBe(asked.length);
    await getFleetOverview(house.ctx, operator, { account });
    await listFleetRows(house.ctx, operator, rowsOf('meters', { q: 'pearl', sort: 'heard' }));
    expect(house.newRequests()).toEqual([]);
  });

  it('folds streets that lost their line into area lines, with the meters behind them', async () => {
    const { data } = await getFleetOverview(house.ctx, operator, { account });
    const areas = data.work.filter(({ kind }) => kind === 'area');
    // Every fifteenth street of twenty lost it five hours before the anchor.
    const lost = Array.from({ length: SIZE }, (_, index) => index)
      .filter((index) => index >= 40 && Math.floor(index / 20) % 15 === 3)
      .map((index) => house.sandbox.world.fleetPremise(index))
      .filter(({ address }) => address.postalCode !== null)
      .flatMap(({ gateways }) => gateways.map(({ id }) => id));
    const folded = new Set(areas.flatMap(({ gatewayIds }) => gatewayIds));
    expect(lost.length).toBeGreaterThan(40);
    expect(lost.every((id) => folded.has(id))).toBe(true);
    expect(areas.every(({ meterIds, premises }) => meterIds.length > 0 && premises >= 3)).toBe(true);
  });

  it('finds the premise whose indoor and outdoor water are swapped, and the one without meters', async () => {
    const file = await downloadWorklist(house.ctx, operator, { account });
    const rows = parseCsvRecords(await new Response(file.body()).text());
    const at = (kind: string) => rows.filter((row) => row.Kind === kind).map((row) => row['Premise ID']);
    expect(at('water_swap')).toContain(house.sandbox.world.fleetPremise(9).id);
    expect(at('no_meters')).toContain(house.sandbox.world.fleetPremise(2).id);
    const { data } = await getFleetOverview(house.ctx, operator, { account });
    expect(rows).toHaveLength(data.workTotal);
  });
});

describe('a table over the whole fleet', () => {
  it('filters and sorts on the server, and the file has exactly the rows that match', async () => {
    const params = rowsOf('meters', { type: 'gas', health: ['bad', 'watch'], sort: 'heard', dir: 'desc', limit: 10 });
    const { data } = await listFleetRows(house.ctx, operator, params);
    expect(data.rows).toHaveLength(10);
    expect(data.matching).toBeGreaterThan(10);
    expect(data.total).toBe(house.sandbox.world.meterTotal);
    const rows = parseCsvRecords(
      await new Response((await downloadFleetRows(house.ctx, operator, params)).body()).text(),
    );
    expect(rows).toHaveLength(data.matching);
    expect(rows.slice(0, 10).map((row) => row['Meter ID'])).toEqual(data.rows.map(({ id }) => id));
    expect(new Set(rows.map((row) => row.Type))).toEqual(new Set(['gas']));
    const gas = data.facets.type?.find(({ value }) => value === 'gas');
    expect(gas?.count).toBe(data.matching);
    const second = await listFleetRows(house.ctx, operator, { ...params, offset: 10 });
    expect(rows.slice(10, 20).map((row) => row['Meter ID'])).toEqual(second.data.rows.map(({ id }) => id));
  });

  it('knows no other lists or columns', async () => {
    await expect(listFleetRows(house.ctx, operator, rowsOf('people'))).rejects.toMatchObject({ code: 'not_found' });
    const unknown = listFleetRows(house.ctx, operator, rowsOf('meters', { sort: 'color' }));
    await expect(unknown).rejects.toMatchObject({ code: 'bad_request', field: 'sort' });
  });

  it('is renewed no more often than half of the day’s requests allow', async () => {
    house.newRequests();
    house.advance(20 * 60);
    const early = await listFleetRows(house.ctx, operator, rowsOf('gateways'));
    expect(house.newRequests()).toEqual([]);
    expect(Date.parse(early.meta.freshUntil) - Date.parse(early.meta.asOf)).toBeGreaterThanOrEqual(20 * 60_000);
    house.advance(60 * 60);
    await listFleetRows(house.ctx, operator, rowsOf('gateways'));
    expect(house.newRequests().length).toBeLessThanOrEqual(10);
  });

  it('is not there for those who are not on a list', async () => {
    const kim = await house.signIn('kim@example.com');
    const missing = { code: 'not_found' };
    await expect(listFleetRows(house.ctx, kim, rowsOf('meters'))).rejects.toMatchObject(missing);
    await expect(getFleetOverview(house.ctx, kim, { account })).rejects.toMatchObject(missing);
    await expect(getFleetOverview(house.ctx, operator, { account: 'home' })).rejects.toMatchObject(missing);
  });
});
