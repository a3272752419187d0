import type { Database, MigrationState } from './database';

/** Reads one row and says which migrations the database has. Throws `storage_failed` when reading fails. */
export async function checkHealth(db: Database): Promise<MigrationState> {
  await db.query((tables) => tables.$queryRaw`SELECT 1`);
  return db.migrations;
}
