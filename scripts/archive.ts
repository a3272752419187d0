/** `npm run archive -- stats|verify|export|prune`: looks after what is kept. Needs no server and sends nothing. */
import { openDatabase } from '@/lib/server/db/open';
import { parseEnv } from '@/lib/server/env';
import { ARCHIVE_COMMANDS, ARCHIVE_HELP } from './archive/commands';
import { loadDotenv } from './launch/load-dotenv';
import { UsageError } from './usage-error';

const [verb = '', ...args] = process.argv.slice(2);
const run = ARCHIVE_COMMANDS[verb];

if (!run || args.includes('--help')) {
  console.log(ARCHIVE_HELP);
  process.exitCode = run || verb === '--help' ? 0 : 2;
} else {
  loadDotenv();
  try {
    const db = await openDatabase({ url: parseEnv(process.env).databaseUrl });
    process.exitCode = await run(db, args).finally(() => db.close());
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
    const misspelled = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    process.exitCode = misspelled ? 2 : 1;
  }
}
