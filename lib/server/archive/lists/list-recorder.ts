import { forEachInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '../../account';
import type { Clock } from '../../clock';
import { runInSlices } from '../../concurrency/run-in-slices';
import { SingleFlight } from '../../concurrency/single-flight';
import type { Database } from '../../db/database';
import { createLeaseLock } from '../../db/lease-lock';
import { findListState, latestHashes, saveHistorySeen, saveListSeen } from '../../db/list-history';
import { addStateChanges, findStateChanges, type StateChangeFields } from '../../db/state-changes';
import type { ArchiveLog } from '../store/series-store';
import { CLOUD_HISTORY_MS, type FullLists, type ListItem, type ListName } from './list-items';
import { newVersions } from './list-versions';

/** When lists were sent (UTC instant), and whether with the histories of all gateways. */
export interface SeenLists {
  seenAt: string;
  hasHistories: boolean;
}

/** Stores the history of lists. Writes only what has changed. */
export interface ListRecorder {
  /**
   * Stores complete lists as the cloud sent them, in the background, unless the same or a later state of them is stored.
   * If storage fails, no change is lost: the next lists show it again.
   */
  record(account: AccountRef, lists: () => Slices<FullLists>, seen: SeenLists): void;
  settled(): Promise<void>;
}

const LISTS: readonly ListName[] = ['premise', 'meter', 'gateway'];
const DEVICES = ['meter', 'gateway'] as const;
/** Longer than writing the first lists of a large fleet takes, a few rows at a time. */
const LEASE_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** One more than the cloud reports, since it may cut the week differently. */
const REPORTED_WINDOW_MS = CLOUD_HISTORY_MS + DAY_MS;
/** Fewer than for other lists, since some devices have very many changes. */
const DEVICES_PER_SLICE = 500;

/** Returns the recorder. Lists of one account are stored one after another, among all processes on one database. */
export function createListRecorder(deps: {
  db: Database;
  clock: Clock;
  log: ArchiveLog;
  sleep: (milliseconds: number) => Promise<void>;
}): ListRecorder {
  const { db, log } = deps;
  const flights = new SingleFlight();
  const lock = createLeaseLock({ ...deps, namespace: 'lists', leaseMs: LEASE_MS });
  /** The last recorded lists of each account: the same answer may be given to many callers. */
  const lastRecorded = new Map<string, SeenLists>();

  /**
   * Not a transaction: the first lists of a fleet are a hundred thousand rows, and all other queries would wait. It
   * needs none: the next attempt skips what is stored, and a list counts as seen only once all of it is stored.
   */
  async function store(account: AccountRef, lists: FullLists, seenAt: number): Promise<void> {
    const stored = new Set<string>();
    for await (const change of findStateChanges(db, account.id, seenAt - REPORTED_WINDOW_MS)) stored.add(keyOf(change));
    await addStateChanges(db, account.id, await runInSlices(newChanges(lists, stored, seenAt)));
    for (const device of DEVICES) {
      const items = lists[device];
      if (items.length === 0 || items.some(({ changes }) => changes === null)) continue;
      await saveHistorySeen(db, account.id, device, { at: seenAt, withinMs: CLOUD_HISTORY_MS });
    }
    for (const list of LISTS) {
      if (await isSeen(account, list, seenAt)) continue;
      const found = await newVersions(lists[list], await latestHashes(db, account.id, list));
      const versions = found.map((version) => ({ ...version, seenAt }));
      await saveListSeen(db, account.id, list, { at: seenAt, items: lists[list].length, versions });
    }
  }

  async function isSeen(account: AccountRef, list: ListName | 'gateway-history', seenAt: number): Promise<boolean> {
    const state = await findListState(db, account.id, list);
    return state !== null && state.lastSeenAt >= seenAt;
  }

  /** Returns true when these lists or later ones are stored; null otherwise, as the lock expects. */
  async function isStored(account: AccountRef, { seenAt, hasHistories }: SeenLists): Promise<true | null> {
    const needed = hasHistories ? ([...LISTS, 'gateway-history'] as const) : LISTS;
    const seen = await Promise.all(needed.map((list) => isSeen(account, list, Date.parse(seenAt))));
    return seen.every((each) => each) || null;
  }

  async function storeInOrder(account: AccountRef, lists: () => Slices<FullLists>, seen: SeenLists): Promise<void> {
    if (await isStored(account, seen)) return;
    await lock.run(
      account.id,
      () => isStored(account, seen),
      async () => {
        await store(account, await runInSlices(lists()), Date.parse(seen.seenAt));
        return true;
      },
    );
  }

  return {
    record(account, lists, seen) {
      const last = lastRecorded.get(account.id);
      if (last?.seenAt === seen.seenAt && (last.hasHistories || !seen.hasHistories)) return;
      lastRecorded.set(account.id, seen);
      flights
        .join(`${account.id} ${seen.seenAt} ${seen.hasHistories}`, () => storeInOrder(account, lists, seen))
        .catch((err: unknown) => {
          lastRecorded.delete(account.id);
          log.warn({ err }, 'list history not stored');
        });
    },
    settled: () => flights.settled(),
  };
}

function keyOf({ device, deviceId, at }: Pick<StateChangeFields, 'device' | 'deviceId' | 'at'>): string {
  return `${device} ${deviceId} ${at}`;
}

/** Returns the reported changes that are not in `stored` yet, each once, and adds them there. */
function* newChanges(lists: FullLists, stored: Set<string>, seenAt: number): Slices<StateChangeFields[]> {
  const added: StateChangeFields[] = [];
  for (const device of DEVICES) {
    const add = ({ id, changes }: ListItem) => {
      for (const { at, from } of changes ?? []) {
        const change = { device, deviceId: id, at: Date.parse(at), fromState: from, seenAt };
        const key = keyOf(change);
        if (change.at <= seenAt - REPORTED_WINDOW_MS || stored.has(key)) continue;
        stored.add(key);
        added.push(change);
      }
    };
    yield* forEachInSlices(lists[device], add, DEVICES_PER_SLICE);
  }
  return added;
}
