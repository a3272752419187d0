import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FleetPremise } from '@/lib/domain/fleet';
import { toInstantText } from '@/lib/domain/instant-text';
import { gatewayStateChanges } from '@/sandbox/data/states';
import type { AccountRef } from '../account';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

/** A report waits for new answers, however long they take; a page would be shown the old ones. */
const OPTIONS = { purpose: 'report', priority: 'report', unpaced: true } as const;
const HISTORY = 'gateway/history';
const SECOND = 1000;
const MINUTE = 60 * SECOND;

let cloud: SandboxArchive;
let utility: AccountRef;

beforeAll(async () => {
  cloud = await startSandboxArchive({
    now: '2026-11-20T14:23:00Z',
    tokenSeconds: 90 * 86_400,
    premises: 60,
    limitHour: 100_000,
    limitDay: 100_000,
    admin: true,
  });
  utility = await cloud.enterprise();
});
afterAll(() => cloud.close());
beforeEach(() => {
  cloud.sandbox.faults.clear();
  // Nothing cached is fresh.
  cloud.sandbox.clock.advance(2 * 60 * MINUTE);
  cloud.takeRequests();
});

const historyRequests = () => cloud.takeRequests().filter((path) => path.includes(HISTORY)).length;
const gatewaysOf = (premises: FleetPremise[]) => premises.flatMap(({ gateways }) => gateways);

function changesInCloud(id: string) {
  const { world, clock } = cloud.sandbox;
  const gateway = world.gateway(id);
  const changes = gateway ? gatewayStateChanges(world.seed, gateway, Math.floor(clock.now() / MINUTE)) : [];
  return changes.map(({ at, from }) => ({ at: toInstantText(at * MINUTE), from }));
}

test('a fleet has the changes of its gateways, which the list of gateways does not have', async () => {
  const { data, historiesAsOf } = await cloud.archive.fleet(utility, { histories: 'required' }, OPTIONS);
  expect(historyRequests()).toBe(1);
  const gateways = gatewaysOf(data);
  expect(gateways.filter(({ changes }) => changes && changes.length > 0).length).toBeGreaterThan(5);
  for (const { id, changes } of gateways) expect(changes, id).toEqual(changesInCloud(id));
  expect(historiesAsOf).not.toBeNull();
});

test('a fleet without histories costs no request for them, and does not claim that nothing changed', async () => {
  const { data, historiesAsOf } = await cloud.archive.fleet(utility, {}, OPTIONS);
  expect(historyRequests()).toBe(0);
  expect(gatewaysOf(data).every(({ changes }) => changes === null)).toBe(true);
  expect(historiesAsOf).toBeNull();
});

test('histories are never older than the list of gateways that they are joined with', async () => {
  await cloud.archive.fleet(utility, {}, OPTIONS);
  cloud.sandbox.clock.advance(10 * MINUTE);
  await cloud.archive.fleet(utility, { histories: 'required' }, OPTIONS);
  cloud.sandbox.clock.advance(6 * MINUTE);
  cloud.takeRequests();
  // The list is 16 minutes old and fetched again; the histories are six minutes old, and would do alone.
  const { data } = await cloud.archive.fleet(utility, { histories: 'required' }, OPTIONS);
  expect(historyRequests()).toBe(1);
  for (const { id, changes } of gatewaysOf(data)) expect(changes, id).toEqual(changesInCloud(id));
  await cloud.archive.fleet(utility, { histories: 'required' }, OPTIONS);
  expect(historyRequests()).toBe(0);
});

test('histories that fail leave gateways unknown where they are optional, and fail where they are required', async () => {
  const fresh = await startSandboxArchive({ now: '2026-11-20T14:23:00Z', premises: 12, admin: true });
  try {
    const account = await fresh.enterprise();
    fresh.sandbox.faults.add({ match: HISTORY, status: 404 });
    const fleet = await fresh.archive.fleet(account, { histories: 'optional' }, OPTIONS);
    expect(gatewaysOf(fleet.data).every(({ changes }) => changes === null)).toBe(true);
    expect(fleet).toMatchObject({ historiesAsOf: null, notice: { code: 'cloud_error' }, requestsPerRefresh: 4 });
    const required = fresh.archive.fleet(account, { histories: 'required' }, OPTIONS);
    await expect(required).rejects.toMatchObject({ code: 'not_found' });
  } finally {
    await fresh.close();
  }
});
