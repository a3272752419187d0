import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDatabase } from './open';
import { sqlitePath } from './sqlite-connection';
import { freshDatabase } from './test-support/fresh-database';

it('creates a file that only this user can read', async () => {
  const { url, remove } = await freshDatabase({ bare: true });
  const db = await openDatabase({ url });
  await db.query((tables) => tables.attemptCounter.create({ data: { key: 'k', windowStart: new Date(0), count: 1 } }));
  expect(statSync(sqlitePath(url)).mode & 0o777).toBe(0o600);
  expect(statSync(`${sqlitePath(url)}-wal`).mode & 0o777).toBe(0o600);
  await db.close();
  await remove();
});
