import { toInstantText } from '@/lib/domain/calendar';
import { type DeviceStates, joinChanges, type ListChanges, type StateChange } from '@/lib/domain/device-states';
import type { AccountRef } from '../../account';
import type { Database } from '../../db/database';
import { findListState, findPresentItems, listVersionsAfter, readAllVersions } from '../../db/list-history';
import { findStateChanges } from '../../db/state-changes';
import { type ListName, stateInBody } from './list-items';

/** Devices with the changes that are kept of them, back to `since` (UTC instant), beside those the cloud told now. */
export async function withStoredChanges(
  db: Database,
  account: AccountRef,
  devices: readonly DeviceStates[],
  since: string,
): Promise<DeviceStates[]> {
  const kept = new Map<string, StateChange[]>();
  for await (const { device, deviceId, at, fromState } of findStateChanges(db, account.id, Date.parse(since))) {
    const key = `${device} ${deviceId}`;
    const changes = kept.get(key) ?? [];
    kept.set(key, changes);
    changes.push({ at: toInstantText(at), from: fromState });
  }
  // Nobody tells a home when a state changed: what is known is when it was first seen to have.
  const seen =
    account.kind === 'home' ? await seenChanges(db, account, Date.parse(since)) : new Map<string, StateChange[]>();
  return devices.map((device) => {
    const key = `${device.device} ${device.id}`;
    return { ...device, changes: joinChanges(device.changes, kept.get(key) ?? [], seen.get(key) ?? []) };
  });
}

/** How far back the cloud tells of changes when it is asked. */
const TOLD_MS = 7 * 24 * 3_600_000;

/** Changes of one device that are kept since an instant (UTC), and from when on they are all of them. */
export async function storedStateChanges(
  db: Database,
  account: AccountRef,
  { device, id }: { device: 'meter' | 'gateway'; id: string },
  since: string,
): Promise<{ changes: StateChange[]; knownFrom: string | null }> {
  const list = await findListState(db, account.id, device);
  const changes: StateChange[] = [];
  for await (const { at, fromState } of findStateChanges(db, account.id, Date.parse(since), { device, deviceId: id })) {
    changes.push({ at: toInstantText(at), from: fromState });
  }
  const knownFrom = list ? Math.max(Date.parse(since), list.firstSeenAt - TOLD_MS) : null;
  return { changes, knownFrom: knownFrom === null ? null : toInstantText(knownFrom) };
}

/** Changes of state between the versions of an account's devices, by `<device> <id>`. */
async function seenChanges(db: Database, account: AccountRef, since: number): Promise<Map<string, StateChange[]>> {
  const changes = new Map<string, StateChange[]>();
  for (const device of ['meter', 'gateway'] as const) {
    let before: { itemId: string; state: string | null } | undefined;
    for await (const { itemId, seenAt, body } of readAllVersions(db, account.id, device)) {
      const state = body === null ? null : stateInBody(body);
      if (before?.itemId === itemId && before.state !== state && seenAt.getTime() >= since) {
        const key = `${device} ${itemId}`;
        changes.set(key, [...(changes.get(key) ?? []), { at: toInstantText(seenAt.getTime()), from: before.state }]);
      }
      before = { itemId, state };
    }
  }
  return changes;
}

/** What was added to each list and what went, as far as it was seen; null for a list that was never seen. */
export async function listChanges(
  db: Database,
  account: AccountRef,
  list: ListName,
  since: string,
): Promise<ListChanges | null> {
  const state = await findListState(db, account.id, list);
  if (!state) return null;
  const from = Math.max(Date.parse(since), state.firstSeenAt);
  const versions = await listVersionsAfter(db, account.id, list, from);
  const latest = new Map(versions.map((version) => [version.itemId, version]));
  const first = new Map([...versions].reverse().map((version) => [version.itemId, version]));
  const before = await findPresentItems(db, account.id, list, [...latest.keys()], from);
  const told = (rows: typeof versions) =>
    rows.map(({ itemId, seenAt }) => ({ id: itemId, at: toInstantText(seenAt.getTime()) }));
  return {
    list,
    since: toInstantText(from),
    added: told([...first.values()].filter(({ itemId }) => !before.has(itemId) && latest.get(itemId)?.body !== null)),
    gone: told([...latest.values()].filter(({ itemId, body }) => before.has(itemId) && body === null)),
  };
}
