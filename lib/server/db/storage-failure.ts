import { AppError } from '@/lib/server/errors';
import { MigrationError } from './migrate';
import { storageFailed } from './storage-failed';

/** Why the database can't be opened. */
interface OpenFailure {
  /** For the administrator: what is wrong and what to do. */
  sentence: string;
  /** True when someone must fix it; false when it may pass. */
  permanent: boolean;
}

const NOT_WRITABLE = /^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|EISDIR|ENOENT|ELOOP|ENAMETOOLONG|SQLITE_(CANTOPEN|READONLY))/;
const DAMAGED = /^SQLITE_(NOTADB|CORRUPT)/;
const BUSY = /^SQLITE_(BUSY|LOCKED)/;
const FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_(FULL|IOERR))/;

/**
 * Explains why `openDatabase` failed. `error` is the error or a `storage_failed` with it as its cause; `path` is the
 * SQLite file, or null for PostgreSQL. Pure.
 */
export function explainOpenFailure(error: unknown, path: string | null): OpenFailure {
  const cause = error instanceof AppError && error.cause ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof MigrationError) return { sentence: message, permanent: true };
  const code = codeOf(cause);
  if (path === null || code === null) return { sentence: message, permanent: false };
  const file = `the database file "${path}"`;
  if (NOT_WRITABLE.test(code)) {
    const sentence = `DATABASE_URL names ${file}, but this user must be able to write the file and its folder (${code}).`;
    return { sentence, permanent: true };
  }
  if (DAMAGED.test(code)) {
    const sentence = `DATABASE_URL names ${file}, which is damaged or not a database (${message}). It was not changed: replace it with a backup.`;
    return { sentence, permanent: true };
  }
  if (BUSY.test(code)) {
    return { sentence: `Another program has locked ${file}: stop it, or wait until it is done.`, permanent: false };
  }
  if (FULL.test(code)) {
    return { sentence: `The disk has no space for ${file} (${code}): free some.`, permanent: false };
  }
  return { sentence: `DATABASE_URL names ${file}, which can't be opened: ${message}`, permanent: false };
}

/** Returns the `storage_failed` of a database that can't be opened, with the explanation as its detail. */
export function openFailedError(cause: unknown, path: string | null): AppError {
  const shown = storageFailed(cause instanceof Error ? cause : new Error(String(cause)));
  const detail = explainOpenFailure(cause, path).sentence;
  return new AppError('storage_failed', { userMessage: shown.userMessage, detail, cause });
}

/** Returns the error code of the system (`EACCES`) or of SQLite, or null. */
function codeOf(error: unknown): string | null {
  const { code, cause } = error as { code?: unknown; cause?: { originalCode?: unknown } };
  const found = typeof code === 'string' ? code : cause?.originalCode;
  return typeof found === 'string' ? found : null;
}
