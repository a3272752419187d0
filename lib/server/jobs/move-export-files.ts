import type { Database } from '../db/database';
import { listExportsWithFiles, markExportFileLost, setExportFile } from '../db/exports-with-files';
import type { ExportFile, ExportFiles } from '../ports/exports';

/** What became of the files. */
export interface MovedFiles {
  moved: number;
  /** Not there, or not the bytes that were written: their exports say so and can be run again. */
  lost: number;
}

const LOST = 'Its file was not there any more when this site moved to another database. Run it again.';

/**
 * Copies the files that the exports of a database name from one place to another, piece by piece, and lets the exports
 * name the copies. An export whose file is not there, or is not what was written, has failed from then on: none names a
 * file that there is not. Throws what `to` throws.
 */
export async function moveExportFiles(db: Database, from: ExportFiles, to: ExportFiles): Promise<MovedFiles> {
  const done: MovedFiles = { moved: 0, lost: 0 };
  for (const row of await listExportsWithFiles(db)) {
    const file = JSON.parse(row.file) as ExportFile;
    const key = await copy(file, from, to);
    if (key === null) await markExportFileLost(db, row, LOST);
    else await setExportFile(db, row, JSON.stringify({ ...file, key }));
    done[key === null ? 'lost' : 'moved'] += 1;
  }
  return done;
}

async function copy(file: ExportFile, from: ExportFiles, to: ExportFiles): Promise<string | null> {
  const stream = await from.read(file, 0, file.bytes - 1);
  if (!stream) return null;
  const written = await to.write(stream as unknown as AsyncIterable<Uint8Array>);
  if (written.sha256 === file.sha256) return written.key;
  await to.remove(written.key);
  return null;
}
