/**
 * A process that fills history, for tests that kill it: `backfill-process.ts <database> <cloud> <token> <now in ms>`.
 * Ends when there is nothing more to do.
 */
import { openDatabase } from '../../db/open';
import { backfillServer } from './start-backfill';

const [url = '', apiUrl = '', token = '', now = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const db = await openDatabase({ url });
  // Limits so high that pacing adds almost no wait while the clock runs.
  const limits = { hour: 1_000_000, day: 10_000_000 };
  const started = Date.now();
  const clock = () => Number(now) + Date.now() - started;
  const { runner } = backfillServer({ db, apiUrl, token, clock, limits });
  await runner.tick();
  await db.close();
}

void main();
