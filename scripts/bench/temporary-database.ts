import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A SQLite file of one's own, not opened yet. */
export interface TemporaryDatabase {
  url: string;
  path: string;
  remove(): Promise<void>;
}

/** Where there is such a thing, a folder in memory: what is counted does not depend on how quick a disk is. */
const MEMORY = '/dev/shm';

export function temporaryDatabase(): TemporaryDatabase {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'copper-bench-'));
  const path = join(folder, 'copper.db');
  return { url: `file:${path}`, path, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}
