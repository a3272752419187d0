import { openDatabase, sqliteFilePath } from '../db/open';
import { explainStorageFailure } from '../db/storage-failure';
import { env } from '../env';
import { createLog } from '../log';

/**
 * Opens the database at start, so that pending migrations are applied before the first request. When someone must fix
 * the database (newer than this code, damaged, not writable), prints a sentence and ends the process with code 1. When
 * it is locked, full or unreachable, prints a sentence and continues: requests fail until it is available.
 */
export async function checkStorageAtStart(): Promise<void> {
  const { databaseUrl, logLevel } = env();
  try {
    await openDatabase({ url: databaseUrl, log: createLog({ level: logLevel }) });
  } catch (error) {
    const { sentence, permanent } = explainStorageFailure(error, sqliteFilePath(databaseUrl));
    process.stderr.write(`${sentence}\n`);
    if (permanent) process.exit(1);
  }
}
