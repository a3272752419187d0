import { Client } from 'pg';

/**
 * The state that a test must leave behind for its database to be used again: the tables of the template, which have the
 * same ids in each copy, its migrations, and no settings of its own.
 */
const SHAPE = `SELECT
  (SELECT md5(string_agg(concat_ws(' ', attrelid, attname, atttypid, attnotnull), ',' ORDER BY attrelid, attnum))
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace),
  (SELECT md5(string_agg(concat_ws(' ', conrelid, conname, conindid), ',' ORDER BY oid)) FROM pg_constraint),
  (SELECT md5(string_agg(concat_ws(' ', migration_name, checksum, finished_at), ',' ORDER BY migration_name))
    FROM "_prisma_migrations"),
  (SELECT count(*) FROM pg_namespace),
  (SELECT count(*) FROM pg_db_role_setting),
  (SELECT string_agg(quote_ident(relname), ',' ORDER BY relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'),
  (SELECT sum(pg_relation_size(oid)) > ${1024 * 1024} FROM pg_class WHERE relnamespace = 'public'::regnamespace)`;

let shapeOfTemplate: string | undefined;

/**
 * Deletes all rows of a database that a test has used, and returns true. Returns false where the test has changed more
 * than rows, or left so many deleted ones that the next test would be slow. Deleting takes a hundredth of the time of
 * making a database.
 */
export function emptyDatabase(url: string): Promise<boolean> {
  return changed(url, async (client) => {
    const { shape, tables, isLarge } = await readShape(client);
    if (shape !== shapeOfTemplate || isLarge) return false;
    const deletes = tables.map((table) => `DELETE FROM ${table}`);
    // Without the checks of foreign keys, the order does not matter.
    await client.query(`SET session_replication_role = replica; ${deletes.join('; ')}`);
    return true;
  });
}

/** The same for a database that began without tables. */
export function removeTables(url: string): Promise<boolean> {
  return changed(url, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM pg_db_role_setting');
    if (rows.length > 0) return false;
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner');
    return true;
  });
}

/** Returns what the change of a database returns; false where it fails. */
async function changed(url: string, change: (client: Client) => Promise<boolean>): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return await change(client);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Remembers what a database looks like that no test has used. */
export async function rememberShape(url: string): Promise<void> {
  if (shapeOfTemplate !== undefined) return;
  const client = new Client({ connectionString: url });
  await client.connect();
  shapeOfTemplate = (await readShape(client)).shape;
  await client.end();
}

async function readShape(client: Client): Promise<{ shape: string; tables: string[]; isLarge: boolean }> {
  const { rows } = await client.query({ text: SHAPE, rowMode: 'array' });
  const [row] = rows as unknown[][];
  const values = row ?? [];
  return {
    shape: JSON.stringify(values.slice(0, -1)),
    tables: String(values.at(-2)).split(','),
    isLarge: values.at(-1) === true,
  };
}
