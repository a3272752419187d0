import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import { fleetRowsParams } from '@/lib/contract/fleet';
import { worklistParams, workSelectionParams } from '@/lib/contract/worklist';
import { checkFleet } from '@/scripts/bench/fleet/truth/check-fleet';
import type { Viewer } from '../../account';
import { startTestServer, type TestServer } from '../../test-support/test-server';
import { downloadFleetRows, downloadWorklist } from './download-fleet-rows';
import { getFleetOverview } from './get-fleet-overview';
import { listFleetRows } from './list-fleet-rows';
import { listWorklist } from './worklist';

const account = 'sandbox-utility';
const SIZE = 2000;
/** A Friday. The sandbox’s gateways get a new firmware on Tuesday and on Thursday of its week. */
const NOW = '2026-11-20T14:23:00Z';

let large: TestServer;
/** Has every edge case, and few requests. */
let small: TestServer;
let operator: Viewer;

beforeAll(async () => {
  large = await startTestServer(NOW, {
    sandbox: { premises: SIZE, limitHour: 100, limitDay: 1000 },
    limits: { hour: 100, day: 1000 },
  });
  small = await startTestServer('2026-11-17T10:00:00Z', { sandbox: { premises: 12 }, limits: { hour: 100, day: 200 } });
  operator = await large.signIn('operator@utility.example', { operator: true });
  await small.signIn('operator@utility.example', { operator: true });
});
afterAll(async () => {
  await large.close();
  await small.close();
});

const rowsOf = (list: string, given: Record<string, unknown> = {}) =>
  fleetRowsParams.parse({ account, list, ...given });

describe('the overview of 2,000 premises', () => {
  it('costs at most ten requests per 1,000 premises for the lists, and a page per 1,000 gateways the first time, then none', async () => {
    const { data } = await getFleetOverview(large.ctx, operator, { account });
    const { world } = large.sandbox;
    expect(data.summary).toMatchObject({ premises: SIZE, meters: { total: world.meterTotal } });
    expect(data.summary.gateways.total).toBe(world.gatewayTotal);
    const requests = large.newRequests();
    expect(requests.length).toBeGreaterThan(0);
    const grid = requests.filter((path) => path.includes('grid/latest'));
    expect(grid).toHaveLength(Math.floor(world.gatewayTotal / 1000) + 1);
    expect(requests.length - grid.length).toBeLessThanOrEqual(20);
    expect(data.requests).toBe(requests.length);
    await getFleetOverview(large.ctx, operator, { account });
    await listFleetRows(large.ctx, operator, rowsOf('meters', { q: 'pearl', sort: 'heard' }));
    expect(large.newRequests()).toEqual([]);
  });

  it('knows where areas lie whose postal codes are in the file of the administrator', async () => {
    const { data } = await listFleetRows(large.ctx, operator, rowsOf('areas', { limit: 200 }));
    if (data.list !== 'areas') throw new Error('another list');
    expect(data.rows.filter(({ place }) => place !== null)).toMatchObject([
      { id: '80205', place: { latitude: 39.76, longitude: -104.97 } },
    ]);
  });
});

it.each([
  ['of 2,000 premises, when it is first read', () => large, [NOW]],
  ['of twelve premises, over three days', () => small, ['2026-11-17T10:00:00Z', '2026-11-18T15:00:00Z', NOW]],
])('every number about a fleet %s is that of the sandbox’s own data', async (_, serverOf, instants) => {
  const { lines, rollouts, differing, compared } = await checkFleet(serverOf(), operator, instants);
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(100);
  expect(Object.keys(lines)).toEqual(
    expect.arrayContaining(['outage', 'gateway', 'silent', 'flapping', 'no_meters', 'water_swap']),
  );
  // A new firmware shows when a gateway had another one before.
  expect(rollouts).toBe(instants.length > 1 ? 1 : 0);
});

it('lists the same causes as the file of the worklist', async () => {
  const file = await downloadWorklist(large.ctx, operator, workSelectionParams.parse({ account }));
  const rows = parseCsvRecords(await new Response(file.body()).text());
  const { data } = await listWorklist(large.ctx, operator, worklistParams.parse({ account }));
  expect(rows).toHaveLength(data.matching);
  expect(data.matching).toBeGreaterThan(100);
});

describe('a fleet table', () => {
  it('filters and sorts on the server, and the CSV has exactly the matching rows', async () => {
    const params = rowsOf('meters', { type: 'gas', health: ['bad', 'watch'], sort: 'heard', dir: 'desc', limit: 10 });
    const { data } = await listFleetRows(large.ctx, operator, params);
    expect(data.rows).toHaveLength(10);
    expect(data.matching).toBeGreaterThan(10);
    expect(data.total).toBe(large.sandbox.world.meterTotal);
    const rows = parseCsvRecords(
      await new Response((await downloadFleetRows(large.ctx, operator, params)).body()).text(),
    );
    expect(rows).toHaveLength(data.matching);
    expect(rows.slice(0, 10).map((row) => row['Meter ID'])).toEqual(data.rows.map(({ id }) => id));
    expect(new Set(rows.map((row) => row.Type))).toEqual(new Set(['gas']));
    const gas = data.facets.type?.find(({ value }) => value === 'gas');
    expect(gas?.count).toBe(data.matching);
    const second = await listFleetRows(large.ctx, operator, { ...params, offset: 10 });
    expect(rows.slice(10, 20).map((row) => row['Meter ID'])).toEqual(second.data.rows.map(({ id }) => id));
  });

  it('rejects unknown lists and columns', async () => {
    await expect(listFleetRows(large.ctx, operator, rowsOf('people'))).rejects.toMatchObject({
      code: 'not_found',
    });
    const unknown = listFleetRows(large.ctx, operator, rowsOf('meters', { sort: 'color' }));
    await expect(unknown).rejects.toMatchObject({ code: 'bad_request', field: 'sort' });
  });

  it('is refreshed no more often than half of the day’s requests allow', async () => {
    await listFleetRows(small.ctx, operator, rowsOf('gateways'));
    small.newRequests();
    small.advance(20 * 60);
    const early = await listFleetRows(small.ctx, operator, rowsOf('gateways'));
    expect(small.newRequests()).toEqual([]);
    expect(Date.parse(early.meta.freshUntil) - Date.parse(early.meta.asOf)).toBeGreaterThanOrEqual(20 * 60_000);
    small.advance(60 * 60);
    await listFleetRows(small.ctx, operator, rowsOf('gateways'));
    expect(small.newRequests()).not.toEqual([]);
  });

  it('throws not_found for other users and for a home', async () => {
    const kim = await large.signIn('kim@example.com');
    const missing = { code: 'not_found' };
    await expect(listFleetRows(large.ctx, kim, rowsOf('meters'))).rejects.toMatchObject(missing);
    await expect(getFleetOverview(large.ctx, kim, { account })).rejects.toMatchObject(missing);
    await expect(getFleetOverview(large.ctx, operator, { account: 'home' })).rejects.toMatchObject(missing);
  });
});
