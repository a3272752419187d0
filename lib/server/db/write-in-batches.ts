import { setTimeout as sleep } from 'node:timers/promises';

/** Rows per batch, a few milliseconds. Prisma keeps the values of its last hundred statements in memory. */
const BATCH_ROWS = 100;
/** Pause between batches, so that other work can run: SQLite runs synchronously. */
const PAUSE_MS = 20;

/** Writes many rows in batches, so that others can use the database in between. The batches are not atomic together. */
export async function writeInBatches<Row>(
  rows: readonly Row[],
  write: (batch: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let index = 0; index < rows.length; index += BATCH_ROWS) {
    if (index > 0) await sleep(PAUSE_MS);
    await write(rows.slice(index, index + BATCH_ROWS));
  }
}
