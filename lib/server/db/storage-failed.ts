import { AppError } from '@/lib/server/errors';

/** Runs work on the database; what Prisma or a driver throws becomes `storage_failed`, all else passes unchanged. */
export async function translateStorageErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && /^(PrismaClient|DriverAdapter)/.test(error.name)) throw storageFailed(error);
    throw error;
  }
}

/** The error for a database that cannot be read or written; the cause is kept for the log. */
export function storageFailed(cause: Error): AppError {
  return new AppError('storage_failed', {
    userMessage: 'This site cannot reach its own storage just now. Try again in a minute; nothing you did is lost.',
    detail: `database: ${cause.name}: ${cause.message.trim().split('\n').at(-1) ?? ''}`,
    cause,
  });
}
