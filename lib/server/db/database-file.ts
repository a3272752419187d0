import { type BigIntStats, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The file of an open SQLite database. */
export interface DatabaseFile {
  readonly path: string;
  /**
   * Returns what has happened to the file since it was opened, or null. SQLite goes on with the file it has opened,
   * which is gone when the process ends, so everything written to it would be lost.
   */
  change(): 'deleted' | 'replaced' | null;
  /** Returns how much space its disk has for further writes; `ok` where the system does not tell. */
  diskSpace(): Promise<'ok' | 'low' | 'full'>;
}

/** Less free space than one large transaction needs. */
const FULL_BYTES = 1024 * 1024;
/** Space for some weeks of readings. Less is low if it is also a small share of the disk. */
const LOW_BYTES = 1024 * 1024 * 1024;
const LOW_SHARE = 0.05;

/** Returns the file at a path, which must be open now. Never opens it: closing it again would drop SQLite's locks. */
export function openedFile(path: string): DatabaseFile {
  const opened = identityOf(path);
  return {
    path,
    change() {
      const now = identityOf(path);
      if (now === null) return 'deleted';
      return opened !== null && (now.ino !== opened.ino || now.dev !== opened.dev) ? 'replaced' : null;
    },
    async diskSpace() {
      const { bavail, bsize, blocks } = await statfs(dirname(path));
      return spaceOf(bavail * bsize, blocks * bsize);
    },
  };
}

/** Returns how much space a disk has; 0 bytes in all, as some network file systems say, is `ok`. Pure. */
function spaceOf(freeBytes: number, allBytes: number): 'ok' | 'low' | 'full' {
  if (allBytes === 0) return 'ok';
  if (freeBytes < FULL_BYTES) return 'full';
  return freeBytes < LOW_BYTES && freeBytes < allBytes * LOW_SHARE ? 'low' : 'ok';
}

/** Returns the identity of the file at a path; null when there is none. Throws when that can't be found out. */
function identityOf(path: string): Pick<BigIntStats, 'ino' | 'dev'> | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}
