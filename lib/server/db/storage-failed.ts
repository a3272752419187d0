import { AppError } from '@/lib/server/errors';

/**
 * Runs `work`. Errors of Prisma or the driver become `storage_failed`, also those of an instant that no `Date` can have,
 * which the driver throws as they are. Other errors pass unchanged.
 */
export async function translateStorageErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && (/^(PrismaClient|DriverAdapter)/.test(error.name) || isInvalidInstant(error)))
      throw storageFailed(error);
    throw error;
  }
}

/** Returns the error for a database that can't be read or written, with `cause` for the log. */
export function storageFailed(cause: Error): AppError {
  return new AppError('storage_failed', {
    userMessage: 'This site can’t use its own storage right now. Nothing is lost. Try again in a minute.',
    detail: `database: ${cause.name}: ${cause.message.trim().split('\n').at(-1) ?? ''}`,
    cause,
  });
}

/** True for a `storage_failed` that is about the content of a row, not about the database. */
export function isDamagedRow({ cause }: AppError): boolean {
  return isInvalidInstant(cause);
}

function isInvalidInstant(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Invalid time value';
}
