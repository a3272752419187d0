/**
 * A process that makes reports, for tests that kill it: `export-process.ts <database> <cloud> <token> <now in ms>
 * <folder> [stall]`. With `stall` it stops after the first piece of a file.
 */
import { openDatabase } from '../../db/open';
import { exportServer } from './start-export';

const [url = '', apiUrl = '', token = '', now = '', folder = '', stall] = process.argv.slice(2);

async function* stallAfterFirst(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
}

async function main(): Promise<void> {
  const db = await openDatabase({ url });
  const limits = { hour: 1_000_000, day: 10_000_000 };
  const { ctx, runnerOf } = exportServer({ db, apiUrl, token, clock: () => Number(now), limits, folder });
  const { files } = ctx;
  const stallingFiles = {
    ...files,
    write: (pieces: AsyncIterable<Uint8Array>) => files.write(stallAfterFirst(pieces)),
  };
  await runnerOf(stall ? { ...ctx, files: stallingFiles } : ctx).tick();
  await db.close();
}

void main();
