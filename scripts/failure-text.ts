import { sqliteFilePath } from '@/lib/server/db/open';
import { explainStorageFailure } from '@/lib/server/db/storage-failure';
import { parseEnv } from '@/lib/server/env';
import { AppError } from '@/lib/server/errors';

/** Returns what a command prints about an error: for a database that fails, what is wrong with it and what to do. */
export function failureText(error: unknown): string {
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  if (error.code !== 'storage_failed' || !error.cause) return error.userMessage;
  return explainStorageFailure(error, sqliteFilePath(parseEnv(process.env).databaseUrl)).sentence;
}
