/** `npm run archive -- verify|stats [--json]`: looks at what is kept. Needs no server and sends nothing. */
import { archiveStats } from '@/lib/server/archive/admin/archive-stats';
import { verifyArchive } from '@/lib/server/archive/admin/verify-archive';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { parseEnv } from '@/lib/server/env';
import { loadDotenv } from './launch/load-dotenv';

const [verb, ...flags] = process.argv.slice(2);

/** Exit code: 0 when all is well. */
async function verify(db: Database): Promise<number> {
  const { chunks, points, bad } = await verifyArchive(db);
  for (const { name, why } of bad) console.error(`✗ ${name}: ${why}`);
  console.log(`${chunks} chunks with ${points} points read, ${bad.length} damaged.`);
  if (bad.length > 0)
    console.error(
      'What is damaged counts as not held and is asked for again by whoever looks; a backup may still have it.',
    );
  return bad.length > 0 ? 1 : 0;
}

async function stats(db: Database): Promise<number> {
  const lines = await archiveStats(db);
  if (flags.includes('--json')) console.log(JSON.stringify(lines, null, 2));
  else if (lines.length === 0) console.log('Nothing is kept yet.');
  else {
    console.table(
      lines.map(({ bytes, ...line }) => ({ ...line, bytes, bytesAPoint: Math.round((bytes / line.points) * 10) / 10 })),
    );
  }
  return 0;
}

const VERBS: Record<string, (db: Database) => Promise<number>> = { verify, stats };

loadDotenv();
const run = VERBS[verb ?? ''];
if (!run) {
  console.error(`Say what to do: npm run archive -- ${Object.keys(VERBS).join('|')}`);
  process.exit(2);
}
try {
  const db = await openDatabase({ url: parseEnv(process.env).databaseUrl });
  process.exitCode = await run(db);
  await db.close();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
