import type { Database } from './database';
import type { Bill } from './generated/client';

export type BillRow = Bill;

/** Returns the bills of a premise, or of all premises of an account, newest first. */
export function findBills(db: Database, accountId: string, premiseId?: string): Promise<BillRow[]> {
  return db.query((tables) =>
    tables.bill.findMany({ where: { accountId, premiseId }, orderBy: [{ start: 'desc' }, { commodity: 'asc' }] }),
  );
}

/**
 * Stores a bill, in place of one of the same commodity that begins on the same day. Returns false when the premise has
 * `max` bills already. `now` in milliseconds.
 */
export function saveBill(
  db: Database,
  { id, accountId, premiseId, commodity, start, content }: Omit<BillRow, 'savedAt'>,
  { now, max }: { now: number; max: number },
): Promise<boolean> {
  return db.transaction(async (tables) => {
    const data = { content, savedAt: new Date(now) };
    const where = { accountId, premiseId, commodity, start };
    const { count } = await tables.bill.updateMany({ where, data });
    if (count > 0) return true;
    if ((await tables.bill.count({ where: { accountId, premiseId } })) >= max) return false;
    await tables.bill.create({ data: { id, ...where, ...data } });
    return true;
  });
}

/** Deletes a bill. Returns false when the account had no such bill. */
export async function deleteBill(db: Database, accountId: string, id: string): Promise<boolean> {
  const { count } = await db.query((tables) => tables.bill.deleteMany({ where: { accountId, id } }));
  return count > 0;
}
