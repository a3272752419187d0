import { openDatabase, sqliteFilePath } from '../db/open';
import { explainOpenFailure } from '../db/open-failure';
import { env } from '../env';
import { createLog } from '../log';

/**
 * Opens the database once at start, so that pending migrations are applied before anybody asks. One that a person
 * must mend (newer than this code, damaged, not writable) ends the process with code 1 and a sentence; one that is
 * locked, full or away does not: requests fail until it is back.
 */
export async function checkStorageAtStart(): Promise<void> {
  const { databaseUrl, logLevel } = env();
  try {
    await openDatabase({ url: databaseUrl, log: createLog({ level: logLevel }) });
  } catch (error) {
    const { sentence, lasting } = explainOpenFailure(error, sqliteFilePath(databaseUrl));
    process.stderr.write(`${sentence}\n`);
    if (lasting) process.exit(1);
  }
}
