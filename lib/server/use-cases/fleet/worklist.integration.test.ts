import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import { fleetRowsParams } from '@/lib/contract/fleet';
import { worklistParams, workSelectionParams } from '@/lib/contract/worklist';
import type { Viewer } from '../../account';
import { reportText } from '../../test-support/run-report-file';
import { startTestServer, type TestServer } from '../../test-support/test-server';
import { downloadCrewSheet, downloadWorklist } from './download-fleet-rows';
import { getFleetOverview } from './get-fleet-overview';
import { listFleetRows } from './list-fleet-rows';
import { changeWork, getCrewSheet, getWorkHistory, listWorklist } from './worklist';

const account = 'sandbox-utility';
/** Reaches the first street without power, and the first that flaps. */
const SIZE = 260;

let server: TestServer;
let operator: Viewer;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z', {
    sandbox: { premises: SIZE, anchor: '2026-11-20T14:00:00Z' },
  });
  operator = await server.signIn('operator@utility.example', { operator: true });
});
afterAll(() => server.close());

const lines = async (given: Record<string, unknown> = {}, viewer = operator) =>
  (await listWorklist(server.ctx, viewer, worklistParams.parse({ account, limit: 500, ...given }))).data;
const change = (given: object, viewer = operator) =>
  changeWork(server.ctx, viewer, { account, lines: [], ...given } as Parameters<typeof changeWork>[2]);

describe('causes from voltage', () => {
  it('names the missing mains voltage of Home 4, with its meters and not their radio', async () => {
    const home = server.sandbox.world.fleetPremise(3);
    const { rows } = await lines({ q: home.id });
    expect(rows).toMatchObject([{ kind: 'outage', what: 'No mains voltage', premiseId: home.id, severity: 'high' }]);
    expect(rows[0]?.gatewayIds).toEqual(home.gateways.map(({ id }) => id));
  });

  it('makes one line of a street without power, and links to exactly its gateways', async () => {
    const street = Array.from({ length: 20 }, (_, index) => server.sandbox.world.fleetPremise(140 + index));
    const dark = street
      .filter((_, index) => (140 + index) % 3 !== 0)
      .flatMap(({ gateways }) => gateways.filter(({ measuresGrid }) => measuresGrid).map(({ id }) => id));
    const [line] = (await lines({ kind: 'outage' })).rows.filter(({ gatewayIds }) =>
      gatewayIds.includes(dark[0] ?? ''),
    );
    expect(line).toMatchObject({ premiseId: null, postalCode: street[0]?.address.postalCode });
    expect(dark.every((id) => line?.gatewayIds.includes(id))).toBe(true);
    const shown = fleetRowsParams.parse({ account, list: 'gateways', line: line?.id, limit: 500 });
    const { data } = await listFleetRows(server.ctx, operator, shown);
    expect(data.rows.map(({ id }) => id).sort()).toEqual([...(line?.gatewayIds ?? [])].sort());
    const { areas, areaCount } = (await getFleetOverview(server.ctx, operator, { account })).data;
    expect(areaCount).toBe(areas.length);
    const area = areas.find(({ id }) => id === line?.id);
    expect(area?.gateways).toBe(line?.gateways);
    expect(area?.gatewaysThere).toBeGreaterThanOrEqual(line?.gateways ?? 0);
  });

  it('still has the other causes when voltages are not available', async () => {
    const other = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: 60 } });
    try {
      const viewer = await other.signIn('operator@utility.example', { operator: true });
      other.sandbox.faults.add({ match: 'grid/latest', status: 500 });
      const { data } = await listWorklist(other.ctx, viewer, worklistParams.parse({ account }));
      expect(data.voltageAsOf).toBeNull();
      expect(data.rows.map(({ kind }) => kind)).toContain('no_meters');
      expect(data.rows.map(({ kind }) => kind)).not.toContain('outage');
    } finally {
      await other.close();
    }
  });
});

it('says since when and how often a street flaps', async () => {
  const { rows } = await lines({ kind: 'flapping' });
  const street = rows.find(({ premiseId }) => premiseId === null);
  expect(street?.what).toMatch(/^\d+ gateways flapping: not OK \d+ times, \d+\.\d times a day each$/);
  expect(rows.every(({ since }) => since !== null)).toBe(true);
});

it('knows since when every line is', async () => {
  const { rows, matching } = await lines();
  expect(rows).toHaveLength(matching);
  expect(rows.filter(({ since }) => since === null)).toEqual([]);
});

describe('a change to lines', () => {
  it('is kept with who made it, and lines that are done are left out', async () => {
    const [first, second] = (await lines({ kind: 'gateway' })).rows;
    if (!first || !second) throw new Error('the sandbox has no gateway down');
    const targets = [first, second].map(({ id, version }) => ({ id, version }));
    const { data } = await change({ lines: targets, status: 'assigned', assignee: 'Crew 2', note: 'Ladder needed' });
    expect(data.changed).toHaveLength(2);
    expect((await lines({ assignee: 'Crew 2' })).rows.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    server.advance(60);
    await change({ lines: [{ id: first.id, version: 2 }], status: 'done' });
    expect((await lines({ kind: 'gateway' })).rows.map(({ id }) => id)).not.toContain(first.id);
    expect((await lines({ status: 'done' })).rows.map(({ id }) => id)).toContain(first.id);
    const { events } = (await getWorkHistory(server.ctx, operator, { account, id: first.id })).data;
    expect(events.map(({ status, by, note }) => [status, by, note])).toEqual([
      ['done', 'operator@utility.example', null],
      ['assigned', 'operator@utility.example', 'Ladder needed'],
    ]);
  });

  it('waits until an instant, then is open again', async () => {
    const [line] = (await lines({ kind: 'silent' })).rows;
    const target = { lines: [{ id: line?.id, version: line?.version }] };
    await change({ ...target, status: 'waiting', waitingUntil: '2026-11-20T14:30:00.000Z' });
    expect((await lines({ line: line?.id })).rows).toMatchObject([{ status: 'waiting' }]);
    server.advance(10 * 60);
    expect((await lines({ line: line?.id })).rows).toMatchObject([{ status: 'open' }]);
  });

  it('is refused to viewers and unknown to everyone else', async () => {
    const [line] = (await lines()).rows;
    const target = { lines: [{ id: line?.id, version: line?.version }], status: 'done' };
    const looker = await server.signIn('viewer@utility.example', { operator: true, role: 'viewer' });
    await expect(change(target, looker)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await lines({}, looker)).rows).not.toEqual([]);
    const kim = await server.signIn('kim@example.com');
    const missing = { code: 'not_found' };
    const selection = workSelectionParams.parse({ account });
    await expect(change(target, kim)).rejects.toMatchObject(missing);
    await expect(change({ ...target, account: 'home' }, operator)).rejects.toMatchObject(missing);
    await expect(lines({}, kim)).rejects.toMatchObject(missing);
    await expect(getCrewSheet(server.ctx, kim, selection)).rejects.toMatchObject(missing);
    await expect(downloadCrewSheet(server.ctx, kim, selection)).rejects.toMatchObject(missing);
    await expect(downloadWorklist(server.ctx, kim, selection)).rejects.toMatchObject(missing);
    await expect(getWorkHistory(server.ctx, kim, { account, id: line?.id ?? '' })).rejects.toMatchObject(missing);
  });
});

describe('two people on two servers', () => {
  it('tells the second who was first, and loses neither change, note nor history', async () => {
    const other = await server.startOther();
    const ben = await server.signIn('ben@utility.example', { operator: true });
    const [line] = (await lines({ kind: 'no_meters' })).rows;
    const seen = (await listWorklist(other, ben, worklistParams.parse({ account, line: line?.id }))).data.rows[0];
    expect(seen).toEqual(line);
    const target = [{ id: line?.id ?? '', version: line?.version ?? 0 }];
    await change({ lines: target, status: 'assigned', assignee: 'Crew 2', note: 'Ladder needed' });
    const late = (await changeWork(other, ben, { account, lines: target, status: 'done', note: 'Fixed' })).data;
    expect(late.changed).toEqual([]);
    expect(late.conflicts).toMatchObject([{ status: 'assigned', assignee: 'Crew 2', updatedBy: operator.email }]);
    const version = late.conflicts[0]?.version ?? 0;
    server.advance(60);
    await changeWork(other, ben, { account, lines: [{ ...target[0], version } as (typeof target)[0]], status: 'done' });
    expect((await lines({ line: line?.id })).rows).toMatchObject([{ status: 'done', assignee: 'Crew 2' }]);
    const { events } = (await getWorkHistory(server.ctx, operator, { account, id: line?.id ?? '' })).data;
    expect(events.map(({ status, by, note }) => [status, by, note])).toEqual([
      ['done', ben.email, null],
      ['assigned', operator.email, 'Ladder needed'],
    ]);
  });

  it('takes one of two changes at the same time, and says so to the other', async () => {
    const other = await server.startOther();
    const ben = await server.signIn('ben@utility.example', { operator: true });
    const [line] = (await lines({ kind: 'silent' })).rows;
    const input = { account, lines: [{ id: line?.id ?? '', version: line?.version ?? 0 }] };
    const results = await Promise.all([
      changeWork(server.ctx, operator, { ...input, assignee: 'Ana' }),
      changeWork(other, ben, { ...input, assignee: 'Ben' }),
    ]);
    expect(results.map(({ data }) => data.changed.length).sort()).toEqual([0, 1]);
    const winner = results.find(({ data }) => data.changed.length === 1)?.data.changed[0];
    const loser = results.find(({ data }) => data.conflicts.length === 1)?.data.conflicts[0];
    expect(loser?.assignee).toBe(winner?.assignee);
  });
});

describe('a crew sheet', () => {
  it('has each address once, by city and street, with the devices of its lines', async () => {
    const { rows } = await lines({ kind: ['outage', 'silent'] });
    const selection = workSelectionParams.parse({ account, line: rows.map(({ id }) => id) });
    const { data } = await getCrewSheet(server.ctx, operator, selection);
    const stops = data.cities.flatMap(({ streets }) => streets.flatMap((street) => street.stops));
    expect(new Set(stops.map(({ premiseId }) => premiseId)).size).toBe(stops.length);
    expect(stops.map(({ premiseId }) => premiseId).sort()).toEqual(
      [...new Set(rows.flatMap(({ premiseIds }) => premiseIds))].sort(),
    );
    const cities = data.cities.map(({ city }) => city ?? '\uffff');
    expect(cities).toEqual([...cities].sort((a, b) => a.localeCompare(b, 'en')));
    const devices = stops.flatMap(({ tasks }) => tasks.flatMap((task) => task.devices));
    expect(devices).toHaveLength(rows.reduce((sum, { gateways, meters }) => sum + gateways + meters, 0));
    const file = await downloadCrewSheet(server.ctx, operator, selection);
    const records = parseCsvRecords(await new Response(file.body()).text());
    expect(records.map((record) => record['Device ID'])).toEqual(devices.map(({ id }) => id));
    expect(records[0]?.['Last Heard']).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
  });
});

it('closes a line by itself when its cause is gone, and says when', async () => {
  const before = (await lines()).rows;
  server.advance(26 * 3600);
  const now = new Set((await lines()).rows.map(({ id }) => id));
  const closed = (await lines({ status: 'done' })).rows.filter(({ closedAt }) => closedAt !== null);
  expect(closed.length).toBeGreaterThan(0);
  expect(closed.every(({ id }) => before.some((row) => row.id === id) && !now.has(id))).toBe(true);
  const { events } = (await getWorkHistory(server.ctx, operator, { account, id: closed[0]?.id ?? '' })).data;
  expect(events[0]).toMatchObject({ what: 'closed', by: null, status: 'done' });
});

it('keeps since when an outage is, for longer than the cloud reports changes', async () => {
  const sinceOf = async () => {
    const { areas } = (await getFleetOverview(server.ctx, operator, { account })).data;
    const { rows } = await lines({ kind: 'outage' });
    return {
      area: areas.find(({ kind }) => kind === 'outage')?.since,
      home: rows.find(({ premiseId }) => premiseId === server.sandbox.world.fleetPremise(3).id)?.since,
    };
  };
  const before = await sinceOf();
  expect(before).toEqual({ area: '2026-11-20T10:50:00Z', home: '2026-11-20T10:50:00Z' });
  server.advance(8 * 24 * 3600);
  expect(await sinceOf()).toMatchObject(before);
});

it('is a report with the same lines, and local times with their offset', async () => {
  const records = parseCsvRecords(await reportText(server, operator, 'worklist.csv', { account }));
  expect(records).toHaveLength((await lines()).matching);
  expect(records[0]?.Since).toMatch(/[+-]\d{2}:\d{2}$/);
  const done = JSON.parse(await reportText(server, operator, 'worklist.json', { account, status: 'done' }));
  expect(done).toHaveLength((await lines({ status: 'done' })).matching);
});
