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
  /** Returns true when its disk has no space for another write; false where the system does not tell. */
  isDiskFull(): Promise<boolean>;
}

/** Less free space than one large transaction needs. */
const MIN_FREE_BYTES = 1024 * 1024;

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
    async isDiskFull() {
      const { bavail, bsize, blocks } = await statfs(dirname(path));
      // Some network file systems tell no sizes.
      return blocks > 0 && bavail * bsize < MIN_FREE_BYTES;
    },
  };
}

/** Returns the identity of the file at a path; null when there is none. Throws when that can't be found out. */
function identityOf(path: string): Pick<BigIntStats, 'ino' | 'dev'> | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}
