import type { Database } from './database';
import type { Tariff } from './generated/client';
import { dateOf } from './statement';

export type TariffRow = Tariff;

/** Returns the newest row of each commodity of a premise, and of the account’s default, which has no premise. */
export function findTariffs(db: Database, accountId: string, premiseId: string): Promise<TariffRow[]> {
  return selectNewest(db, '"accountId" = ? AND "premiseId" IN (?, ?)', [accountId, premiseId, '']);
}

/** Returns the same for all premises of an account, with one statement. */
export function findAllTariffs(db: Database, accountId: string): Promise<TariffRow[]> {
  return selectNewest(db, '"accountId" = ?', [accountId]);
}

async function selectNewest(db: Database, where: string, values: [accountId: string, ...string[]]) {
  const rows = await db.select({
    sql: `SELECT "id", "premiseId", "commodity", "tariff", "cycle", "savedAt" FROM (
            SELECT *, ROW_NUMBER() OVER (PARTITION BY "premiseId", "commodity" ORDER BY "savedAt" DESC, "id") AS place
            FROM "Tariff" WHERE ${where}
          ) AS newest WHERE place = 1`,
    values,
  });
  return rows.map(([id, premiseId, commodity, tariff, cycle, savedAt]) => ({
    ...{ accountId: values[0], id: id as string, premiseId: premiseId as string, commodity: commodity as string },
    ...{ tariff: tariff as string | null, cycle: cycle as string, savedAt: dateOf(savedAt) },
  }));
}

/** Adds a row, and deletes the oldest of the same prices beyond `max`. `now` in milliseconds. */
export async function insertTariff(
  db: Database,
  row: Omit<TariffRow, 'savedAt'>,
  { now, max }: { now: number; max: number },
): Promise<void> {
  const { accountId, premiseId, commodity } = row;
  await db.transaction(async (tables) => {
    const where = { accountId, premiseId, commodity };
    const newest = await tables.tariff.findFirst({ where, orderBy: { savedAt: 'desc' } });
    // Later than the one before, even when both are saved in one millisecond, or the clock was set back.
    const savedAt = new Date(Math.max(now, (newest?.savedAt.getTime() ?? 0) + 1));
    await tables.tariff.create({ data: { ...row, savedAt } });
    const old = await tables.tariff.findMany({ where, orderBy: { savedAt: 'desc' }, skip: max, select: { id: true } });
    if (old.length > 0) await tables.tariff.deleteMany({ where: { accountId, id: { in: old.map(({ id }) => id) } } });
  });
}
