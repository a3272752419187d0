import type { Clock } from '../clock';
import type { Database } from './database';

/** Returns the store of how many people live in homes. */
export function createHouseholds(db: Database, clock: Clock) {
  return {
    async of(accountId: string): Promise<ReadonlyMap<string, number>> {
      const rows = await db.select({
        sql: 'SELECT "premiseId", "people" FROM "Household" WHERE "accountId" = ?',
        values: [accountId],
      });
      return new Map(rows.map(([premiseId, people]) => [premiseId as string, Number(people)]));
    },
    async save(accountId: string, premiseId: string, people: number | null): Promise<void> {
      if (people === null) {
        await db.query((tables) => tables.household.deleteMany({ where: { accountId, premiseId } }));
        return;
      }
      const data = { people, updatedAt: new Date(clock()) };
      await db.query((tables) =>
        tables.household.upsert({
          where: { accountId_premiseId: { accountId, premiseId } },
          create: { accountId, premiseId, ...data },
          update: data,
        }),
      );
    },
  };
}
