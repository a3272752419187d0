import { AppError } from '@/lib/server/errors';
import { MigrationError } from './migrate';
import { storageFailed } from './storage-failed';

/** Why the database of this process cannot be opened. */
interface OpenFailure {
  /** For the administrator: what is wrong with which file, and what to do. */
  sentence: string;
  /** It stays so until somebody does something; else it may pass by itself. */
  lasting: boolean;
}

const NOT_WRITABLE = /^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|EISDIR|ENOENT|ELOOP|ENAMETOOLONG|SQLITE_(CANTOPEN|READONLY))/;
const DAMAGED = /^SQLITE_(NOTADB|CORRUPT)/;
const BUSY = /^SQLITE_(BUSY|LOCKED)/;
const FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_(FULL|IOERR))/;

/**
 * What the failure of `openDatabase` means. `place` is the file's path, or null for a database that is none.
 * Takes what was thrown, or the `storage_failed` that has it for a cause. Pure.
 */
export function explainOpenFailure(error: unknown, place: string | null): OpenFailure {
  const cause = error instanceof AppError && error.cause ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof MigrationError) return { sentence: message, lasting: true };
  const code = codeOf(cause);
  if (place === null || code === null) return { sentence: message, lasting: false };
  const file = `the database file "${place}"`;
  if (NOT_WRITABLE.test(code)) {
    const sentence = `DATABASE_URL names ${file}, but it must be a file this user may write, in a folder this user may write to (${code}).`;
    return { sentence, lasting: true };
  }
  if (DAMAGED.test(code)) {
    const sentence = `DATABASE_URL names ${file}, which is damaged or no database (${message}). It was left as it is: put a backup in its place.`;
    return { sentence, lasting: true };
  }
  if (BUSY.test(code)) {
    return { sentence: `Another program keeps ${file} locked: end it, or wait until it is done.`, lasting: false };
  }
  if (FULL.test(code)) {
    return { sentence: `The disk has no room for ${file} (${code}): make some.`, lasting: false };
  }
  return { sentence: `DATABASE_URL names ${file}, which cannot be opened: ${message}`, lasting: false };
}

/** The same as the error that people see: `storage_failed`, with the sentence for the log. */
export function openFailedError(cause: unknown, place: string | null): AppError {
  const shown = storageFailed(cause instanceof Error ? cause : new Error(String(cause)));
  const detail = explainOpenFailure(cause, place).sentence;
  return new AppError('storage_failed', { userMessage: shown.userMessage, detail, cause });
}

/** `EACCES` of the system, or what the driver under Prisma says SQLite said. */
function codeOf(error: unknown): string | null {
  const { code, cause } = error as { code?: unknown; cause?: { originalCode?: unknown } };
  const found = typeof code === 'string' ? code : cause?.originalCode;
  return typeof found === 'string' ? found : null;
}
