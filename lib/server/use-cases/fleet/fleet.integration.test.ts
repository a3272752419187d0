import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import { fleetRowsParams } from '@/lib/contract/fleet';
import { worklistParams, workSelectionParams } from '@/lib/contract/worklist';
import type { Viewer } from '../../account';
import { startTestServer, type TestServer } from '../../test-support/test-server';
import { downloadFleetRows, downloadWorklist } from './download-fleet-rows';
import { getFleetOverview } from './get-fleet-overview';
import { listFleetRows } from './list-fleet-rows';
import { listWorklist } from './worklist';

const account = 'sandbox-utility';
const SIZE = 1000;

let testServer: TestServer;
let operator: Viewer;

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z', {
    sandbox: { premises: SIZE, limitHour: 100, limitDay: 1000 },
    limits: { hour: 100, day: 1000 },
  });
  operator = await testServer.signIn('operator@utility.example', { operator: true });
});
afterAll(() => testServer.close());

const rowsOf = (list: string, given: Record<string, unknown> = {}) =>
  fleetRowsParams.parse({ account, list, ...given });

describe('the overview of 1,000 premises', () => {
  it('costs at most ten requests for the lists and a page per 1,000 gateways the first time, then none', async () => {
    const { data } = await getFleetOverview(testServer.ctx, operator, { account });
    const { world } = testServer.sandbox;
    expect(data.summary).toMatchObject({ premises: SIZE, meters: { total: world.meterTotal } });
    expect(data.summary.gateways.total).toBe(world.gatewayTotal);
    const requests = testServer.newRequests();
    expect(requests.length).toBeGreaterThan(0);
    const grid = requests.filter((path) => path.includes('grid/latest'));
    expect(grid).toHaveLength(Math.floor(world.gatewayTotal / 1000) + 1);
    expect(requests.length - grid.length).toBeLessThanOrEqual(10);
    expect(data.requests).toBe(requests.length);
    await getFleetOverview(testServer.ctx, operator, { account });
    await listFleetRows(testServer.ctx, operator, rowsOf('meters', { q: 'pearl', sort: 'heard' }));
    expect(testServer.newRequests()).toEqual([]);
  });

  it('knows where areas lie whose postal codes are in the file of the administrator', async () => {
    const { data } = await listFleetRows(testServer.ctx, operator, rowsOf('areas', { limit: 200 }));
    if (data.list !== 'areas') throw new Error('another list');
    expect(data.rows.filter(({ place }) => place !== null)).toMatchObject([
      { id: '80205', place: { latitude: 39.76, longitude: -104.97 } },
    ]);
  });

  it('merges the devices of streets without a connection into area items', async () => {
    const { data } = await listWorklist(testServer.ctx, operator, worklistParams.parse({ account, kind: 'area' }));
    const areas = data.rows;
    // In the sandbox, every fifteenth street of 20 premises lost its connection five hours ago.
    const lost = Array.from({ length: SIZE }, (_, index) => index)
      .filter((index) => index >= 40 && Math.floor(index / 20) % 15 === 3)
      .map((index) => testServer.sandbox.world.fleetPremise(index))
      .filter(({ address }) => address.postalCode !== null)
      .flatMap(({ gateways }) => gateways.map(({ id }) => id));
    const folded = new Set(areas.flatMap(({ gatewayIds }) => gatewayIds));
    expect(lost.length).toBeGreaterThan(40);
    expect(lost.every((id) => folded.has(id))).toBe(true);
    expect(areas.every(({ meterIds, premises }) => meterIds.length > 0 && premises >= 3)).toBe(true);
  });

  it('finds premises with swapped water meters, and those without meters', async () => {
    const file = await downloadWorklist(testServer.ctx, operator, workSelectionParams.parse({ account }));
    const rows = parseCsvRecords(await new Response(file.body()).text());
    const premisesOf = (kind: string) => rows.filter((row) => row.Kind === kind).map((row) => row['Premise ID']);
    expect(premisesOf('water_swap')).toContain(testServer.sandbox.world.fleetPremise(9).id);
    expect(premisesOf('no_meters')).toContain(testServer.sandbox.world.fleetPremise(2).id);
    const { data } = await listWorklist(testServer.ctx, operator, worklistParams.parse({ account }));
    expect(rows).toHaveLength(data.matching);
  });
});

describe('a fleet table', () => {
  it('filters and sorts on the server, and the CSV has exactly the matching rows', async () => {
    const params = rowsOf('meters', { type: 'gas', health: ['bad', 'watch'], sort: 'heard', dir: 'desc', limit: 10 });
    const { data } = await listFleetRows(testServer.ctx, operator, params);
    expect(data.rows).toHaveLength(10);
    expect(data.matching).toBeGreaterThan(10);
    expect(data.total).toBe(testServer.sandbox.world.meterTotal);
    const rows = parseCsvRecords(
      await new Response((await downloadFleetRows(testServer.ctx, operator, params)).body()).text(),
    );
    expect(rows).toHaveLength(data.matching);
    expect(rows.slice(0, 10).map((row) => row['Meter ID'])).toEqual(data.rows.map(({ id }) => id));
    expect(new Set(rows.map((row) => row.Type))).toEqual(new Set(['gas']));
    const gas = data.facets.type?.find(({ value }) => value === 'gas');
    expect(gas?.count).toBe(data.matching);
    const second = await listFleetRows(testServer.ctx, operator, { ...params, offset: 10 });
    expect(rows.slice(10, 20).map((row) => row['Meter ID'])).toEqual(second.data.rows.map(({ id }) => id));
  });

  it('rejects unknown lists and columns', async () => {
    await expect(listFleetRows(testServer.ctx, operator, rowsOf('people'))).rejects.toMatchObject({
      code: 'not_found',
    });
    const unknown = listFleetRows(testServer.ctx, operator, rowsOf('meters', { sort: 'color' }));
    await expect(unknown).rejects.toMatchObject({ code: 'bad_request', field: 'sort' });
  });

  it('is refreshed no more often than half of the day’s requests allow', async () => {
    testServer.newRequests();
    testServer.advance(20 * 60);
    const early = await listFleetRows(testServer.ctx, operator, rowsOf('gateways'));
    expect(testServer.newRequests()).toEqual([]);
    expect(Date.parse(early.meta.freshUntil) - Date.parse(early.meta.asOf)).toBeGreaterThanOrEqual(20 * 60_000);
    testServer.advance(60 * 60);
    await listFleetRows(testServer.ctx, operator, rowsOf('gateways'));
    expect(testServer.newRequests().length).toBeLessThanOrEqual(10);
  });

  it('throws not_found for other users and for a home', async () => {
    const kim = await testServer.signIn('kim@example.com');
    const missing = { code: 'not_found' };
    await expect(listFleetRows(testServer.ctx, kim, rowsOf('meters'))).rejects.toMatchObject(missing);
    await expect(getFleetOverview(testServer.ctx, kim, { account })).rejects.toMatchObject(missing);
    await expect(getFleetOverview(testServer.ctx, operator, { account: 'home' })).rejects.toMatchObject(missing);
  });
});
