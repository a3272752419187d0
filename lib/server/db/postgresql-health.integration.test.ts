import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from './database';
import { createHealthCheck } from './health';
import { openDatabase } from './open';
import { explainStorageFailure } from './storage-failure';
import { type FreshDatabase, freshDatabase } from './test-support/fresh-database';

let fresh: FreshDatabase;
let db: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

it('fails while a PostgreSQL database is read-only, with a sentence for the log', async () => {
  let at = 0;
  const check = createHealthCheck(db, () => at);
  await expect(check()).resolves.toMatchObject({ pending: [] });
  const admin = new Client({ connectionString: fresh.url });
  await admin.connect();
  const name = new URL(fresh.url).pathname.slice(1);
  await admin.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await admin.end();
  at += 10_000;
  const error = await check().then(
    () => expect.unreachable('a read-only database is not healthy'),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'storage_failed' });
  expect(explainStorageFailure(error, null).sentence).toMatch(/^The PostgreSQL database is read-only: /);
});
