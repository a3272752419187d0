import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeviceStates, joinChanges } from '@/lib/domain/device-states';
import { toInstantText } from '@/lib/domain/instant-text';
import {
  type DeviceStateChange,
  gatewayState,
  gatewayStateChanges,
  meterState,
  meterStateChanges,
} from '@/sandbox/data/states';
import type { AccountRef } from '../../account';
import { type SandboxArchive, startSandboxArchive } from '../test-support/sandbox-archive';

const OPTIONS = { purpose: 'premises', priority: 'person' } as const;
const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T14:07:00Z');

let cloud: SandboxArchive;
let utility: AccountRef;

beforeAll(async () => {
  cloud = await startSandboxArchive({
    now: toInstantText(START),
    tokenSeconds: 90 * 86_400,
    premises: 40,
    limitHour: 100_000,
    limitDay: 100_000,
    admin: true,
  });
  utility = await cloud.enterprise();
});
afterAll(() => cloud.close());

/** The sandbox's own changes of two weeks: those it reports now, and those it reported a week ago. */
function truth(device: DeviceStates, now: number) {
  const { world } = cloud.sandbox;
  const reported = (at: number): DeviceStateChange[] => {
    const minute = Math.floor(at / 60_000);
    const meter = world.meter(device.id);
    const gateway = world.gateway(device.id);
    if (device.device === 'meter') return meter ? meterStateChanges(world.seed, meter, minute) : [];
    return gateway ? gatewayStateChanges(world.seed, gateway, minute) : [];
  };
  const toChanges = (changes: DeviceStateChange[]) =>
    changes.map(({ at, from }) => ({ at: toInstantText(at * 60_000), from }));
  return joinChanges(toChanges(reported(now)), toChanges(reported(now - 7 * 24 * HOUR)));
}

test('states returns stored changes older than the seven days that the cloud reports', async () => {
  for (let day = 0; day < 15; day += 3) {
    cloud.sandbox.clock.set(START + day * 24 * HOUR);
    await cloud.archive.fleet(utility, { histories: 'required' }, OPTIONS);
    await cloud.archive.settled();
  }
  const now = START + 12 * 24 * HOUR;
  const since = toInstantText(now - 13 * 24 * HOUR);
  cloud.takeRequests();
  const { data } = await cloud.openAnother().states(utility, since, OPTIONS);
  // `fleet` has fetched the lists and histories a moment ago.
  expect(cloud.takeRequests()).toEqual([]);
  const { world } = cloud.sandbox;
  expect(data.length).toBe(world.meters(0, 9999).length + world.gateways(0, 9999).length);
  const old = data.flatMap(({ changes }) => (changes ?? []).filter(({ at }) => Date.parse(at) < now - 8 * 24 * HOUR));
  expect(old.length).toBeGreaterThan(0);
  for (const device of data) {
    const recent = (changes: { at: string }[] | null) => changes?.filter(({ at }) => at >= since);
    expect(recent(device.changes)).toEqual(recent(truth(device, now)));
    const minute = Math.floor(now / 60_000);
    const meter = world.meter(device.id);
    const gateway = world.gateway(device.id);
    const state = meter ? meterState(world.seed, meter, minute) : gateway && gatewayState(world.seed, gateway, minute);
    expect(device.state).toBe(state);
  }
});

test('listChanges returns no items when none were added or removed', async () => {
  const changes = await cloud.archive.listChanges(utility, 'meter', toInstantText(START - 24 * HOUR));
  expect(changes).toEqual({ list: 'meter', since: toInstantText(START), added: [], gone: [] });
});

test('states returns the changes seen of a home’s devices', async () => {
  const alex = await cloud.home('alex@example.com');
  // An account's answer has no changes, so none are known at first. That is not the same as 'did not change'.
  const first = await cloud.archive.states(alex, toInstantText(START), OPTIONS);
  expect(first.data.every(({ changes }) => changes === null)).toBe(true);
  const states = new Set<string>();
  for (let hour = 0; hour < 24 * 9; hour += 6) {
    cloud.sandbox.clock.advance(6 * HOUR);
    const archive = cloud.openAnother();
    for (const { id, state } of (await archive.states(alex, toInstantText(START), OPTIONS)).data)
      states.add(`${id} ${state}`);
    await archive.settled();
  }
  const { data } = await cloud.openAnother().states(alex, toInstantText(START), OPTIONS);
  const returned = new Set(
    data.flatMap(({ id, state, changes }) => [`${id} ${state}`, ...(changes ?? []).map(({ from }) => `${id} ${from}`)]),
  );
  expect(returned).toEqual(states);
});
