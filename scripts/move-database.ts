/** `npm run move-database -- --from file:… --to postgresql://…`: moves all stored data to PostgreSQL. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { moveDatabase } from '@/lib/server/db/moving/move-database';
import { databaseSetting } from '@/lib/server/env';
import { createDatabaseFiles } from '@/lib/server/jobs/database-files';
import { createDiskFiles } from '@/lib/server/jobs/disk-files';
import { moveExportFiles } from '@/lib/server/jobs/move-export-files';
import { loadDotenv } from './launch/load-dotenv';

loadDotenv();
const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
// Every user of the machine can see a password on the command line, so the setting can name the database instead.
const to = values.to ?? databaseSetting() ?? '';
if (!values.from || to === '') {
  console.error(`Usage:
  npm run move-database -- --from file:./data/copper.db --to postgresql://user:password@host/copper
Stop the server first. The default for --to is DATABASE_URL.`);
  process.exit(2);
}
try {
  let total = 0;
  // With SQLite files are in the data folder, with PostgreSQL in the database.
  const folder = join(process.env.DATA_DIR || './data', 'exports');
  await moveDatabase({
    from: values.from,
    to,
    onTableMoved(table, rows) {
      total += rows;
      console.log(`▸ ${table}: ${rows} rows copied and compared`);
    },
    async afterRows(target) {
      const onDisk = createDiskFiles(folder, Date.now);
      const files = await moveExportFiles(target, onDisk, createDatabaseFiles(target, Date.now));
      console.log(`▸ report files in ${folder}: ${files.moved} copied and compared`);
      if (files.lost > 0) console.log(`  ${files.lost} are missing or changed. Their reports are marked as failed.`);
    },
  });
  console.log(`${total} rows moved and compared. The SQLite file was not changed.`);
  console.log('Now set DATABASE_URL to the new database and NEXTAUTH_SECRET to the one of this server');
  console.log('(data/secrets.json where it was never set), and start.');
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
