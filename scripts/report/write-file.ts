import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a file under another name beside its own and renames it when it is whole and on the disk: under its own name
 * there never is half of one. Resolves to its length in bytes.
 */
export async function writeFileAtomically(path: string, body: ReadableStream<Uint8Array>): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.part`;
  const removed = () => rmSync(partial, { force: true });
  process.once('exit', removed);
  try {
    const file = createWriteStream(partial, { flush: true });
    await pipeline(Readable.fromWeb(body as never), file);
    await rename(partial, path);
    await syncFolder(dirname(path));
    return file.bytesWritten;
  } finally {
    await rm(partial, { force: true });
    process.off('exit', removed);
  }
}

/** The new name is on the disk too; systems that can't do that for a folder do without. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
