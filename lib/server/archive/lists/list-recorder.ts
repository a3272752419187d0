import { randomUUID } from 'node:crypto';
import { forEachInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '../../account';
import type { Clock } from '../../clock';
import { runInSlices } from '../../concurrency/run-in-slices';
import { SingleFlight } from '../../concurrency/single-flight';
import type { Database } from '../../db/database';
import { releaseLease, takeLease } from '../../db/leases';
import { findListState, latestHashes, saveListSeen } from '../../db/list-history';
import { addStateChanges, findStateChanges, type StateChangeFields } from '../../db/state-changes';
import type { ArchiveLog } from '../store/series-store';
import type { FullLists, ListItem, ListName } from './list-items';
import { newVersions } from './list-versions';

/** Keeps what lists looked like: only what changed is written. */
export interface ListRecorder {
  /**
   * Notes whole lists as the cloud sent them at `seenAt` (UTC instant), in the background, unless that look or a later
   * one is noted already. Storage that fails loses nothing but this look: the next one finds the same changes.
   */
  record(account: AccountRef, lists: () => Slices<FullLists>, seenAt: string): void;
  settled(): Promise<void>;
}

const LISTS: readonly ListName[] = ['premise', 'meter', 'gateway'];
/** Longer than writing the first look at a large fleet takes, a few rows at a time. */
const LEASE_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** The cloud tells seven days; a day more, as it may be of another mind where they begin. */
const TOLD_MS = 8 * DAY_MS;
/** Devices whose changes are looked at in one step: some have very many. */
const A_STEP = 500;

export function createListRecorder(deps: { db: Database; clock: Clock; log: ArchiveLog }): ListRecorder {
  const { db, clock, log } = deps;
  const flights = new SingleFlight();
  const holder = randomUUID();
  /** The last look that was noted, of each account: many may be given the same answer. */
  const noted = new Map<string, string>();

  /**
   * Not one transaction: a fleet's first look is a hundred thousand rows, and everybody would wait for all of them. It
   * needs none: what is stored already is known at the next try, and a list counts as seen once all of it is stored.
   */
  async function record(account: AccountRef, lists: FullLists, seenAt: number): Promise<void> {
    const known = new Set<string>();
    for await (const change of findStateChanges(db, account.id, seenAt - TOLD_MS)) known.add(keyOf(change));
    await addStateChanges(db, account.id, await runInSlices(newChanges(lists, known, seenAt)));
    for (const list of LISTS) {
      const found = await newVersions(lists[list], await latestHashes(db, account.id, list));
      const versions = found.map((version) => ({ ...version, seenAt }));
      await saveListSeen(db, account.id, list, { at: seenAt, items: lists[list].length, versions });
    }
  }

  async function inTurn(account: AccountRef, lists: () => Slices<FullLists>, seenAt: number): Promise<void> {
    const name = `lists:${account.id}`;
    const known = await Promise.all(LISTS.map((list) => findListState(db, account.id, list)));
    if (known.every((state) => state !== null && state.lastSeenAt >= seenAt)) return;
    // Somebody else is writing the same look, or one as good.
    if (!(await takeLease(db, { name, holder, forMs: LEASE_MS, now: clock() }))) return;
    try {
      await record(account, await runInSlices(lists()), seenAt);
    } finally {
      await releaseLease(db, name, holder).catch(() => undefined);
    }
  }

  return {
    record(account, lists, seenAt) {
      if (noted.get(account.id) === seenAt) return;
      noted.set(account.id, seenAt);
      flights
        .join(`${account.id} ${seenAt}`, () => inTurn(account, lists, Date.parse(seenAt)))
        .catch((err: unknown) => {
          noted.delete(account.id);
          log.warn({ err }, 'history of lists not stored');
        });
    },
    settled: () => flights.settled(),
  };
}

function keyOf({ device, deviceId, at }: Pick<StateChangeFields, 'device' | 'deviceId' | 'at'>): string {
  return `${device} ${deviceId} ${at}`;
}

/** Changes that the cloud told of and that are not `stored` yet, each once; each is added there. */
function* newChanges(lists: FullLists, stored: Set<string>, seenAt: number): Slices<StateChangeFields[]> {
  const changes: StateChangeFields[] = [];
  for (const device of ['meter', 'gateway'] as const) {
    const add = ({ id, changes: told }: ListItem) => {
      for (const { at: instant, from } of told) {
        const change = { device, deviceId: id, at: Date.parse(instant), fromState: from, seenAt };
        const key = keyOf(change);
        if (change.at <= seenAt - TOLD_MS || stored.has(key)) continue;
        stored.add(key);
        changes.push(change);
      }
    };
    yield* forEachInSlices(lists[device], add, A_STEP);
  }
  return changes;
}
