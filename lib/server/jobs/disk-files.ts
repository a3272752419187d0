import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { ExportFiles } from '../ports/exports';

const TEMPORARY_SUFFIX = '.part';
/** A file that no export names and that has not been written to for this long was left by a process that died. */
const ABANDONED_MS = 24 * 3_600_000;

/**
 * Returns files stored in a folder. A file is written under a temporary name, synced to disk and then renamed, so a
 * partial file never has a final name.
 */
export function createDiskFiles(folder: string, clock: Clock): ExportFiles {
  const pathOf = (key: string) => join(folder, key);

  async function writeFile(path: string, pieces: AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256');
    let bytes = 0;
    const file = await runDiskOperation(() => open(path, 'wx', 0o600));
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        await runDiskOperation(() => writeAll(file, piece));
      }
      await runDiskOperation(() => file.sync());
    } finally {
      await file.close();
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  return {
    async write(pieces) {
      const key = randomUUID();
      const temporaryPath = pathOf(key + TEMPORARY_SUFFIX);
      await runDiskOperation(() => mkdir(folder, { recursive: true, mode: 0o700 }));
      try {
        const written = await writeFile(temporaryPath, pieces);
        await runDiskOperation(() => rename(temporaryPath, pathOf(key)));
        await runDiskOperation(() => syncFolder(folder));
        return { key, ...written };
      } catch (error) {
        await rm(temporaryPath, { force: true }).catch(() => undefined);
        throw error;
      }
    },

    async read({ key, bytes }, from, to) {
      const path = pathOf(key);
      const found = await stat(path).catch(() => null);
      if (found?.size !== bytes) return null;
      if (to < from) return new Response('').body ?? new ReadableStream();
      return Readable.toWeb(createReadStream(path, { start: from, end: to })) as ReadableStream<Uint8Array>;
    },

    remove: (key) => runDiskOperation(() => rm(pathOf(key), { force: true })),

    async sweep(needed) {
      const names = await readdir(folder).catch(() => [] as string[]);
      for (const name of names) {
        if (needed.has(name)) continue;
        const found = await stat(pathOf(name)).catch(() => null);
        if (found && clock() - found.mtimeMs > ABANDONED_MS) await rm(pathOf(name), { force: true });
      }
    },
  };
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  let written = 0;
  while (written < piece.length) written += (await file.write(piece, written)).bytesWritten;
}

/** Makes a rename survive a power loss. Not every system can sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}

const DISK_FULL_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Runs a disk operation. Failures become `storage_failed`, with a separate message when the disk is full. */
async function runDiskOperation<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new AppError('storage_failed', {
      userMessage: DISK_FULL_CODES.has(code)
        ? 'There is no disk space for this file. It will be retried when there is.'
        : 'The export folder is not writable. The file will be retried.',
      detail: `export file: ${code}`,
      cause,
    });
  }
}
