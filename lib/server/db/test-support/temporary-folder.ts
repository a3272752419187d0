import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FOLDER = '/dev/shm';
const MIN_FREE_BYTES = 256 * 1024 * 1024;

/**
 * Creates a folder whose name begins with this, in memory if that has space: on a disk, tests of a SQLite file wait for
 * it a third of the time.
 */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(hasMemory() ? MEMORY_FOLDER : tmpdir(), name));
}

function hasMemory(): boolean {
  if (!existsSync(MEMORY_FOLDER)) return false;
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  return bavail * bsize > MIN_FREE_BYTES;
}
