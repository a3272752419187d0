import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary SQLite file, not opened yet. */
export interface TemporaryDatabase {
  url: string;
  path: string;
  remove(): Promise<void>;
}

/** A folder in memory, if there is one, so that disk speed does not affect the results. */
const MEMORY = '/dev/shm';

export function temporaryDatabase(): TemporaryDatabase {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'copper-bench-'));
  const path = join(folder, 'copper.db');
  return { url: `file:${path}`, path, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}
