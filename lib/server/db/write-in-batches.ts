import { setTimeout as sleep } from 'node:timers/promises';

/** Rows that are written before others get their turn: some milliseconds … (Prisma holds what its last hundred statements stored.) */
const PORTION = 100;
/** … which is less than what they get. SQLite answers at once: without it, portion would follow portion. */
const PAUSE_MS = 20;

/** Writes rows that need not be stored together, a hundred thousand of them perhaps, while others use the database. */
export async function writeInBatches<Row>(
  rows: readonly Row[],
  write: (portion: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += PORTION) {
    if (at > 0) await sleep(PAUSE_MS);
    await write(rows.slice(at, at + PORTION));
  }
}
