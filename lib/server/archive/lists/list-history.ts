import { type DeviceStates, joinChanges, type ListChanges, type StateChange } from '@/lib/domain/device-states';
import type { FirmwareChange } from '@/lib/domain/fleet/firmware-rollouts';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../../account';
import { firmwareInBody, stateInBody } from '../../copper/list-fields';
import type { Database } from '../../db/database';
import {
  findListState,
  findPresentItems,
  historyName,
  listVersionsAfter,
  readAllVersions,
} from '../../db/list-history';
import { findStateChanges } from '../../db/state-changes';
import { CLOUD_HISTORY_MS, type ListName } from './list-items';

/** Returns devices with their stored state changes since `since` (UTC instant) added to those the cloud reported now. */
export async function withStoredChanges(
  db: Database,
  account: AccountRef,
  devices: readonly DeviceStates[],
  since: string,
): Promise<DeviceStates[]> {
  const stored = new Map<string, StateChange[]>();
  for await (const { device, deviceId, at, fromState } of findStateChanges(db, account.id, Date.parse(since))) {
    const key = `${device} ${deviceId}`;
    const changes = stored.get(key) ?? [];
    stored.set(key, changes);
    changes.push({ at: toInstantText(at), from: fromState });
  }
  // The cloud reports no state changes to a home. Their times are those when a different state was first seen.
  const seen =
    account.kind === 'home' ? await seenChanges(db, account, Date.parse(since)) : new Map<string, StateChange[]>();
  return devices.map((device) => {
    const key = `${device.device} ${device.id}`;
    const sources = [device.changes, stored.get(key), seen.get(key)].filter((changes) => !!changes);
    return { ...device, changes: sources.length > 0 ? joinChanges(...sources) : null };
  });
}

/** Returns the stored changes of one device since an instant (UTC), and the span in which they are complete. */
export async function storedStateChanges(
  db: Database,
  account: AccountRef,
  { device, id }: { device: 'meter' | 'gateway'; id: string },
  since: string,
): Promise<{ changes: StateChange[]; known: Span | null }> {
  const seen = await findListState(db, account.id, historyName(device));
  const changes: StateChange[] = [];
  for await (const { at, fromState } of findStateChanges(db, account.id, Date.parse(since), { device, deviceId: id })) {
    changes.push({ at: toInstantText(at), from: fromState });
  }
  if (!seen) return { changes, known: null };
  const start = Math.max(Date.parse(since), seen.firstSeenAt - CLOUD_HISTORY_MS);
  return { changes, known: { start: toInstantText(start), end: toInstantText(seen.lastSeenAt) } };
}

/** Returns the state changes between the versions of an account's devices, by `<device> <id>`. */
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

/** Returns the gateways whose firmware changed since an instant, between the versions that were seen. */
export async function firmwareChanges(db: Database, account: AccountRef, since: string): Promise<FirmwareChange[]> {
  const changes: FirmwareChange[] = [];
  let before: { itemId: string; firmware: string | null } | undefined;
  for await (const { itemId, seenAt, body } of readAllVersions(db, account.id, 'gateway')) {
    const firmware = body === null ? null : firmwareInBody(body);
    const known = before?.itemId === itemId ? before.firmware : null;
    if (firmware !== null && known !== null && firmware !== known && seenAt.getTime() >= Date.parse(since)) {
      changes.push({ gatewayId: itemId, at: toInstantText(seenAt.getTime()), firmware });
    }
    // A gateway that left the list and came back has the firmware it had.
    before = { itemId, firmware: firmware ?? known };
  }
  return changes;
}

/** Returns the items added to a list and removed from it, as far as that was seen; null for a list never seen. */
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
  const toChanges = (rows: typeof versions) =>
    rows.map(({ itemId, seenAt }) => ({ id: itemId, at: toInstantText(seenAt.getTime()) }));
  const added = [...first.values()].filter(({ itemId }) => !before.has(itemId) && latest.get(itemId)?.body !== null);
  const gone = [...latest.values()].filter(({ itemId, body }) => before.has(itemId) && body === null);
  return { list, since: toInstantText(from), added: toChanges(added), gone: toChanges(gone) };
}
