import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a file under a temporary name and renames it when it is complete and on disk, so that the named file is never
 * incomplete. Returns its length in bytes.
 */
export async function writeFileAtomically(path: string, body: ReadableStream<Uint8Array>): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.part`;
  const removePartial = () => rmSync(partial, { force: true });
  process.once('exit', removePartial);
  try {
    const file = createWriteStream(partial, { flush: true });
    await pipeline(Readable.fromWeb(body as never), file);
    await rename(partial, path);
    await syncFolder(dirname(path));
    return file.bytesWritten;
  } finally {
    await rm(partial, { force: true });
    process.off('exit', removePartial);
  }
}

/** Flushes the new name to disk, on systems that support it for folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
