import type { Database } from './database';
import { insertRows } from './insert-rows';
import { afterRow, readInPages } from './read-in-pages';
import { writeInBatches } from './write-in-batches';

/** A state change of a device; times in milliseconds. */
export interface StateChangeFields {
  device: string;
  deviceId: string;
  at: number;
  fromState: string | null;
  seenAt: number;
}

/**
 * Reads the state changes of an account's devices, or of one device, since `since` (milliseconds); device by device,
 * oldest first.
 */
export async function* findStateChanges(
  db: Database,
  accountId: string,
  since: number,
  only?: { device: string; deviceId: string },
): AsyncGenerator<Omit<StateChangeFields, 'seenAt'>> {
  for (const device of only ? [only.device] : ['gateway', 'meter']) {
    const rows = readInPages((last: { deviceId: string; at: Date; fromState: string | null } | undefined, take) => {
      const after = afterRow(last, ['deviceId', 'at']);
      return db.query((tables) =>
        tables.stateChange.findMany({
          where: { accountId, at: { gte: new Date(since) }, device, ...only, AND: after },
          orderBy: [{ deviceId: 'asc' }, { at: 'asc' }],
          select: { deviceId: true, at: true, fromState: true },
          take,
        }),
      );
    });
    for await (const { deviceId, at, fromState } of rows) yield { device, deviceId, at: at.getTime(), fromState };
  }
}

/** Stores new changes in batches, so that other work can run in between. */
export async function addStateChanges(
  db: Database,
  accountId: string,
  changes: readonly StateChangeFields[],
): Promise<void> {
  await writeInBatches(changes, (batch) => {
    const rows = batch.map(({ device, deviceId, at, fromState, seenAt }) => ({
      accountId,
      device,
      deviceId,
      at: new Date(at),
      fromState,
      seenAt: new Date(seenAt),
    }));
    return insertRows(db, 'StateChange', rows);
  });
}
