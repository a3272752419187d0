/** `npm run archive -- stats|verify|export|prune`: maintains the stored data. Needs no server and sends nothing. */
import { openDatabase } from '@/lib/server/db/open';
import { parseEnv } from '@/lib/server/env';
import { ARCHIVE_COMMANDS, ARCHIVE_HELP } from './archive/commands';
import { failureText } from './failure-text';
import { loadDotenv } from './launch/load-dotenv';
import { UsageError } from './usage-error';

const [name = '', ...args] = process.argv.slice(2);
const run = ARCHIVE_COMMANDS[name];

if (!run || args.includes('--help')) {
  console.log(ARCHIVE_HELP);
  process.exitCode = run || name === '--help' ? 0 : 2;
} else {
  loadDotenv();
  try {
    const db = await openDatabase({ url: parseEnv(process.env).databaseUrl });
    process.exitCode = await run(db, args).finally(() => db.close());
  } catch (error) {
    console.error(`✗ ${failureText(error)}`);
    const badUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    process.exitCode = badUsage ? 2 : 1;
  }
}
