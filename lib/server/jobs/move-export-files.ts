import type { Database } from '../db/database';
import { listExportsWithFiles, markExportFileLost, setExportFile } from '../db/exports-with-files';
import type { ExportFile, ExportFiles } from '../ports/exports';

/** Result of moving the files. */
export interface MovedFiles {
  moved: number;
  /** Missing or changed files. Their exports are marked as failed and can be run again. */
  lost: number;
}

const MISSING_FILE = 'The file was missing when this site moved to another database. Run it again.';

/**
 * Copies the files of all exports from one storage to another, piece by piece, and points the exports to the copies. If
 * a file is missing or was changed, its export is marked as failed, so that no export names a missing file. Throws what
 * `to` throws.
 */
export async function moveExportFiles(db: Database, from: ExportFiles, to: ExportFiles): Promise<MovedFiles> {
  const result: MovedFiles = { moved: 0, lost: 0 };
  for (const row of await listExportsWithFiles(db)) {
    const file = JSON.parse(row.file) as ExportFile;
    const key = await copy(file, from, to);
    if (key === null) await markExportFileLost(db, row, MISSING_FILE);
    else await setExportFile(db, row, JSON.stringify({ ...file, key }));
    result[key === null ? 'lost' : 'moved'] += 1;
  }
  return result;
}

async function copy(file: ExportFile, from: ExportFiles, to: ExportFiles): Promise<string | null> {
  const stream = await from.read(file, 0, file.bytes - 1);
  if (!stream) return null;
  const written = await to.write(stream as unknown as AsyncIterable<Uint8Array>);
  if (written.sha256 === file.sha256) return written.key;
  await to.remove(written.key);
  return null;
}
