/** `npm run move-database -- --from file:… --to postgresql://…`: moves everything that is kept to PostgreSQL. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { moveDatabase } from '@/lib/server/db/moving/move-database';
import { createDatabaseFiles } from '@/lib/server/jobs/database-files';
import { createDiskFiles } from '@/lib/server/jobs/disk-files';
import { moveExportFiles } from '@/lib/server/jobs/move-export-files';
import { loadDotenv } from './launch/load-dotenv';

loadDotenv();
const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
// A password on the command line is seen by everybody on the machine: the setting may name the database instead.
const to = values.to ?? process.env.DATABASE_URL ?? '';
if (!values.from || to === '') {
  console.error(`Say from where and to where:
  npm run move-database -- --from file:./data/copper.db --to postgresql://user:password@host/copper
Stop the server first. Without --to it is moved to the database of DATABASE_URL.`);
  process.exit(2);
}
try {
  let all = 0;
  // As in lib/server/start/context.ts: in the data folder beside SQLite, in the database otherwise.
  const folder = join(process.env.DATA_DIR || './data', 'exports');
  await moveDatabase({
    from: values.from,
    to,
    onTableMoved(table, rows) {
      all += rows;
      console.log(`▸ ${table}: ${rows} rows copied and compared`);
    },
    async afterRows(target) {
      const onDisk = createDiskFiles(folder, Date.now);
      const files = await moveExportFiles(target, onDisk, createDatabaseFiles(target, Date.now));
      console.log(`▸ files of reports in ${folder}: ${files.moved} copied and compared`);
      if (files.lost > 0) console.log(`  ${files.lost} are not there as they were written: those reports say so.`);
    },
  });
  console.log(`${all} rows moved; each table holds what the file holds. The file was left as it is.`);
  console.log('Now set DATABASE_URL to the new database and NEXTAUTH_SECRET to the one of this server');
  console.log('(data/secrets.json where it was never set), and start.');
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
