import type { Clock } from '../clock';
import type { Database } from './database';

/** Returns the store of the names that users give their meters. */
export function createMeterNames(db: Database, clock: Clock) {
  return {
    async of(accountId: string): Promise<ReadonlyMap<string, string>> {
      const rows = await db.select({
        sql: 'SELECT "meterId", "name" FROM "MeterName" WHERE "accountId" = ?',
        values: [accountId],
      });
      return new Map(rows as [string, string][]);
    },
    async rename(accountId: string, meterId: string, name: string | null): Promise<void> {
      if (name === null) {
        await db.query((tables) => tables.meterName.deleteMany({ where: { accountId, meterId } }));
        return;
      }
      const data = { name, updatedAt: new Date(clock()) };
      await db.query((tables) =>
        tables.meterName.upsert({
          where: { accountId_meterId: { accountId, meterId } },
          create: { accountId, meterId, ...data },
          update: data,
        }),
      );
    },
  };
}
