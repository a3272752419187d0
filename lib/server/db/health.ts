import type { Database, MigrationState } from './database';

/** Runs a query and returns the state of the migrations. Throws `storage_failed` when the query fails. */
export async function checkHealth(db: Database): Promise<MigrationState> {
  await db.query((tables) => tables.$queryRaw`SELECT 1`);
  return db.migrations;
}
