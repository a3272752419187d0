import { AppError } from '@/lib/server/errors';
import { MigrationError } from './migrate';
import { storageFailed } from './storage-failed';

/** Why the database can't be opened or used. */
interface StorageFailure {
  /** For the administrator: what is wrong and what to do. */
  sentence: string;
  /** True when someone must fix it; false when it may pass. */
  permanent: boolean;
  /** True when the SQLite file is damaged. */
  damaged: boolean;
}

const NOT_WRITABLE = /^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|EISDIR|ENOENT|ELOOP|ENAMETOOLONG|SQLITE_(CANTOPEN|READONLY))/;
const DAMAGED = /^SQLITE_(NOTADB|CORRUPT)/;
const BUSY = /^SQLITE_(BUSY|LOCKED)/;
const FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/;
const DISK = /^(EIO|SQLITE_IOERR)/;

/** PostgreSQL's codes for a database that accepts no writes, and for one that has no space. */
const POSTGRESQL_READ_ONLY = '25006';
const POSTGRESQL_FULL = '53100';

/**
 * Explains why the database can't be opened or used. `error` is the error or a `storage_failed` with it as its cause;
 * `path` is the SQLite file, or null for PostgreSQL. Pure.
 */
export function explainStorageFailure(error: unknown, path: string | null): StorageFailure {
  const cause = error instanceof AppError && error.cause ? error.cause : error;
  const message = lastLine(cause instanceof Error ? cause.message : String(cause));
  const code = storageErrorCode(cause);
  const failure = (sentence: string, permanent = false): StorageFailure => ({ sentence, permanent, damaged: false });
  if (cause instanceof MigrationError) return failure(message, true);
  if (path === null) return failure(postgresqlSentence(code, message, cause));
  const file = `database file "${path}"`;
  if (code === null) return isOurs(cause) ? failure(message) : failure(unknownSentence(file, message));
  if (NOT_WRITABLE.test(code)) {
    return failure(`This user must be able to write the ${file} and its folder (${code}).`, true);
  }
  if (DAMAGED.test(code)) {
    const sentence = `The ${file} is damaged or not a database (${code}). Stop the server and replace the file with a backup.`;
    return { sentence, permanent: true, damaged: true };
  }
  if (BUSY.test(code)) return failure(`Another program has locked the ${file}: stop it, or wait until it is done.`);
  if (FULL.test(code)) return failure(`The disk has no space for the ${file} (${code}): free some.`);
  if (DISK.test(code)) return failure(`The disk can't read or write the ${file} (${code}): free space, and check it.`);
  return failure(unknownSentence(file, code));
}

/** Returns the `storage_failed` of a database that can't be opened, with the explanation as its detail. */
export function openFailedError(cause: unknown, path: string | null): AppError {
  const shown = storageFailed(cause instanceof Error ? cause : new Error(String(cause)));
  const detail = explainStorageFailure(cause, path).sentence;
  return new AppError('storage_failed', { userMessage: shown.userMessage, detail, cause });
}

function unknownSentence(file: string, reason: string): string {
  return `The ${file} can't be used: ${withPeriod(reason)} Check the file, or replace it with a backup.`;
}

function postgresqlSentence(code: string | null, message: string, cause: unknown): string {
  if (code === POSTGRESQL_READ_ONLY) {
    return 'The PostgreSQL database is read-only: let it accept writes, or name the primary server in DATABASE_URL.';
  }
  if (code === POSTGRESQL_FULL) return 'The PostgreSQL server has no disk space: free some.';
  if (isOurs(cause)) return message;
  return `The PostgreSQL database can't be used: ${withPeriod(message)} Check that it runs and that this user may read and write its tables.`;
}

/** True for an error whose message is already a sentence of ours, not one of Prisma or a driver. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && /^(Error|AppError|MigrationError|MoveError)$/.test(error.name);
}

/** Prisma's message ends with the reason, after lines about our code. */
function lastLine(message: string): string {
  return message.trim().split('\n').at(-1)?.trim() ?? '';
}

const withPeriod = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Codes of Prisma itself, such as P2010, say nothing about the reason. */
const PRISMA_CODE = /^P\d{4}$/;

/** Returns the error code of the system (`EACCES`), of SQLite or of PostgreSQL, or null. */
export function storageErrorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, originalCode, cause, meta } = error as Record<string, unknown>;
  for (const found of [originalCode, code]) {
    if (typeof found === 'string' && found !== '' && !PRISMA_CODE.test(found)) return found;
  }
  return (
    storageErrorCode(cause) ??
    storageErrorCode((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError)
  );
}
