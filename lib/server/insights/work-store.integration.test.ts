import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { WorkItem } from '@/lib/domain/fleet/work-item';
import type { WorkStore } from '../ports/work';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { createWorkStore } from './work-store';

const START = Date.parse('2026-11-20T14:00:00Z');
const HOUR_MS = 3_600_000;

let server: TestServer;
let account: string;
let other: string;
let store: WorkStore;
let now = START;
let round = 0;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:00:00Z');
  store = createWorkStore(server.db, () => now);
});
afterAll(() => server.close());
beforeEach(async () => {
  now = START;
  round += 1;
  account = (await server.signIn(`a${round}@example.com`)).home.id;
  other = (await server.signIn(`b${round}@example.com`)).home.id;
});

function item(id: string, options: Partial<WorkItem> = {}): WorkItem {
  return {
    id,
    kind: 'gateway',
    severity: 'medium',
    premiseId: 'p',
    what: `${id} down`,
    where: 'Home 1',
    city: 'Boulder',
    postalCode: '80302',
    timezone: 'America/Denver',
    since: '2026-11-20T10:00:00Z',
    sinceSource: 'changed',
    sure: 'sure',
    todo: 'Check it.',
    gatewayIds: ['g'],
    meterIds: [],
    premiseIds: ['p'],
    premises: 1,
    gateways: 1,
    meters: 0,
    ...options,
  };
}

/** Compares with a worklist that was found an hour after the last one. */
async function find(...items: WorkItem[]) {
  now += HOUR_MS;
  await store.sync(account, { items, asOf: new Date(now).toISOString(), hasVoltage: true });
}
const recordOf = async (id: string) => (await store.list(account)).find(({ record }) => record.id === id)?.record;
const whatHappened = async (id: string) =>
  (await store.history(account, id)).map(({ what, status, by }) => [what, status, by]).reverse();

it('keeps what people do about a cause, closes it when it is gone, and opens it again when it returns', async () => {
  await find(item('x'));
  expect(await recordOf('x')).toMatchObject({ status: 'open', version: 1, closedAt: null });
  const target = [{ id: 'x', version: 1 }];
  const { changed } = await store.change(account, 'ana', target, {
    status: 'assigned',
    assignee: 'Crew 2',
    note: 'Go',
  });
  expect(changed).toMatchObject([{ status: 'assigned', assignee: 'Crew 2', note: 'Go', version: 2, updatedBy: 'ana' }]);
  await find();
  expect(await recordOf('x')).toMatchObject({ status: 'done', assignee: 'Crew 2', closedAt: '2026-11-20T16:00:00Z' });
  await find(item('x'));
  expect(await recordOf('x')).toMatchObject({ status: 'open', closedAt: null, firstSeenAt: '2026-11-20T17:00:00Z' });
  expect(await whatHappened('x')).toEqual([
    ['changed', 'assigned', 'ana'],
    ['closed', 'done', null],
    ['reopened', 'open', null],
  ]);
});

it('tells who was first when two people change a line, and loses neither change nor note', async () => {
  await find(item('x'), item('y'));
  const both = [
    { id: 'x', version: 1 },
    { id: 'y', version: 1 },
  ];
  await store.change(account, 'ana', [{ id: 'x', version: 1 }], { status: 'acknowledged' });
  const result = await store.change(account, 'ben', both, { status: 'done', note: 'fixed' });
  expect(result.changed).toMatchObject([{ id: 'y', status: 'done', updatedBy: 'ben' }]);
  expect(result.conflicts).toMatchObject([{ id: 'x', status: 'acknowledged', updatedBy: 'ana', version: 2 }]);
  const noted = await store.change(account, 'ben', [{ id: 'x', version: 1 }], { note: 'seen too' });
  expect(noted.changed).toMatchObject([{ id: 'x', status: 'acknowledged', note: 'seen too' }]);
  const raced = await Promise.all(
    ['ana', 'ben'].map((by) => store.change(account, by, [{ id: 'x', version: 3 }], { assignee: by })),
  );
  expect(raced.map(({ changed }) => changed.length).sort()).toEqual([0, 1]);
  expect((await store.history(account, 'x')).filter(({ what }) => what === 'changed')).toHaveLength(3);
});

it('ignores a worklist that is older than the last one, as from another server', async () => {
  await find(item('x'));
  await store.sync(account, { items: [], asOf: '2026-11-20T14:30:00Z', hasVoltage: true });
  expect(await recordOf('x')).toMatchObject({ closedAt: null });
});

it('leaves causes of voltage as they are while voltages are not available', async () => {
  await find(item('dark', { kind: 'outage' }), item('x'));
  now += HOUR_MS;
  await store.sync(account, { items: [], asOf: new Date(now).toISOString(), hasVoltage: false });
  expect(await recordOf('dark')).toMatchObject({ closedAt: null });
  expect(await recordOf('x')).toMatchObject({ status: 'done' });
});

it('keeps an area’s record when its first device recovers, so that its id changes', async () => {
  const area = { kind: 'area', premiseId: null } as const;
  await find(item('area 80302 10:00', area));
  await store.change(account, 'ana', [{ id: 'area 80302 10:00', version: 1 }], { status: 'acknowledged' });
  await find(item('area 80302 10:05', area));
  expect(await recordOf('area 80302 10:05')).toMatchObject({ status: 'acknowledged' });
  expect(await store.list(account)).toHaveLength(1);
  expect(await whatHappened('area 80302 10:05')).toEqual([['changed', 'acknowledged', 'ana']]);
});

it('shows and changes nothing of another account', async () => {
  await find(item('x'));
  await store.change(account, 'ana', [{ id: 'x', version: 1 }], { note: 'private' });
  expect(await store.list(other)).toEqual([]);
  expect((await store.find(account, ['x', 'y'])).map(({ record }) => record.note)).toEqual(['private']);
  expect(await store.find(other, ['x'])).toEqual([]);
  expect(await store.history(other, 'x')).toEqual([]);
  const result = await store.change(other, 'eve', [{ id: 'x', version: 2 }], { status: 'done' });
  expect(result).toEqual({ changed: [], conflicts: [], missing: ['x'] });
  expect(await recordOf('x')).toMatchObject({ status: 'open', updatedBy: 'ana' });
});
