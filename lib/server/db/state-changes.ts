import type { Database } from './database';
import { writeInPortions } from './write-in-portions';

/** A change of a device's state; instants in milliseconds. */
export interface StateChangeFields {
  device: string;
  deviceId: string;
  at: number;
  fromState: string | null;
  seenAt: number;
}

/** Changes of an account's devices since an instant (milliseconds), or those of one device; oldest first. */
export async function findStateChanges(
  db: Database,
  accountId: string,
  since: number,
  only?: { device: string; deviceId: string },
): Promise<Omit<StateChangeFields, 'seenAt'>[]> {
  const rows = await db.query((tables) =>
    tables.stateChange.findMany({
      where: { accountId, at: { gte: new Date(since) }, ...only },
      orderBy: { at: 'asc' },
      select: { device: true, deviceId: true, at: true, fromState: true },
    }),
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }));
}

/** Stores changes that are not stored yet, a few at a time, so that others get their turn. */
export async function addStateChanges(
  db: Database,
  accountId: string,
  changes: readonly StateChangeFields[],
): Promise<void> {
  await writeInPortions(changes, (portion) => {
    const data = portion.map((change) => ({
      ...change,
      accountId,
      at: new Date(change.at),
      seenAt: new Date(change.seenAt),
    }));
    return db.query((tables) => tables.stateChange.createMany({ data }));
  });
}
