import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MigrationConnection, migrate } from './migrate';
import { postgresqlMigrationConnection } from './postgresql-connection';
import { sqliteMigrationConnection } from './sqlite-connection';
import { type FreshDatabase, freshDatabase } from './test-support/fresh-database';
import { type Shapes, shapesOfModels, shapesOfPostgresql, shapesOfSqlite } from './test-support/table-shapes';

const models = shapesOfModels(readFileSync('prisma/schema.prisma', 'utf8'));
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase({ bare: true });
});
afterAll(() => fresh.remove());

/** Returns the tables that the migrations of a folder create in an empty database. */
async function migratedShapes(
  connect: () => Promise<MigrationConnection>,
  folder: string,
  shapesOf: (connection: MigrationConnection) => Promise<Shapes>,
): Promise<Shapes> {
  const connection = await connect();
  const close = connection.close;
  connection.close = async () => {};
  await migrate(connection, folder);
  const shapes = await shapesOf(connection);
  await close();
  return shapes;
}

describe('the migrations of both databases', () => {
  it('have the same names', () => {
    const folders = (of: string) => readdirSync(of).filter((name) => !name.includes('.'));
    expect(folders('prisma/postgresql/migrations')).toEqual(folders('prisma/migrations'));
  });

  it('create the tables of the models in an empty SQLite file', async () => {
    expect(Object.keys(models).length).toBeGreaterThan(10);
    expect(
      await migratedShapes(() => sqliteMigrationConnection(':memory:'), 'prisma/migrations', shapesOfSqlite),
    ).toEqual(models);
  });

  it('create the tables of the models in an empty PostgreSQL database', async () => {
    const connect = () => postgresqlMigrationConnection(fresh.url);
    expect(await migratedShapes(connect, 'prisma/postgresql/migrations', shapesOfPostgresql)).toEqual(models);
  });
});
