import type { Database } from './database';
import type { Account, Guest } from './generated/client';

export type GuestRow = Guest;

/** The columns of a new guest; times in milliseconds. */
export interface GuestFields {
  id: string;
  premiseId: string;
  hash: string;
  name: string;
  expiresAt: number;
  now: number;
}

/** Stores a guest. Returns false when the account already has `max` of them. */
export function insertGuest(
  db: Database,
  accountId: string,
  { now, expiresAt, ...fields }: GuestFields,
  max: number,
): Promise<boolean> {
  return db.transaction(async (tables) => {
    if ((await tables.guest.count({ where: { accountId } })) >= max) return false;
    await tables.guest.create({
      data: { accountId, ...fields, createdAt: new Date(now), expiresAt: new Date(expiresAt) },
    });
    return true;
  });
}

/** Returns the guests of an account, newest first, including those whose time is over. */
export function listGuestRows(db: Database, accountId: string): Promise<GuestRow[]> {
  return db.query((tables) =>
    tables.guest.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
  );
}

/**
 * Returns the guest with this hash and the account, if the guest’s time is not over at `now` (milliseconds); else null.
 */
export function findGuest(db: Database, hash: string, now: number): Promise<(GuestRow & { account: Account }) | null> {
  return db.query((tables) =>
    tables.guest.findFirst({ where: { hash, expiresAt: { gt: new Date(now) } }, include: { account: true } }),
  );
}

/** Records a visit, unless one after `before` is recorded; both in milliseconds. */
export async function recordGuestVisit(
  db: Database,
  accountId: string,
  id: string,
  { now, before }: { now: number; before: number },
): Promise<void> {
  const notRecent = { OR: [{ lastSeenAt: null }, { lastSeenAt: { lte: new Date(before) } }] };
  await db.query((tables) =>
    tables.guest.updateMany({ where: { id, accountId, ...notRecent }, data: { lastSeenAt: new Date(now) } }),
  );
}

/** Deletes a guest. Returns false when the account had no such guest. */
export async function deleteGuest(db: Database, accountId: string, id: string): Promise<boolean> {
  const { count } = await db.query((tables) => tables.guest.deleteMany({ where: { accountId, id } }));
  return count > 0;
}

/** Deletes the guests whose time was over before an instant (milliseconds). */
export async function pruneGuests(db: Database, before: number): Promise<void> {
  await db.query((tables) => tables.guest.deleteMany({ where: { expiresAt: { lte: new Date(before) } } }));
}
