import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { ExportFiles } from '../ports/exports';

const UNFINISHED = '.part';
/** A file that nobody has written to for so long, and that no export names, belongs to a process that died. */
const ABANDONED_MS = 24 * 3_600_000;

/**
 * Files in a folder of their own. One is written under a name that nobody reads, brought to the disk, and then renamed:
 * half a file never has the name of a whole one.
 */
export function createDiskFiles(folder: string, clock: Clock): ExportFiles {
  const placeOf = (key: string) => join(folder, key);

  async function writeTo(place: string, pieces: AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256');
    let bytes = 0;
    const file = await storing(() => open(place, 'wx', 0o600));
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        await storing(() => writeAll(file, piece));
      }
      await storing(() => file.sync());
    } finally {
      await file.close();
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  return {
    async write(pieces) {
      const key = randomUUID();
      const unfinished = placeOf(key + UNFINISHED);
      await storing(() => mkdir(folder, { recursive: true, mode: 0o700 }));
      try {
        const written = await writeTo(unfinished, pieces);
        await storing(() => rename(unfinished, placeOf(key)));
        await storing(() => syncFolder(folder));
        return { key, ...written };
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw error;
      }
    },

    async read({ key, bytes }, from, to) {
      const place = placeOf(key);
      const found = await stat(place).catch(() => null);
      if (found?.size !== bytes) return null;
      if (to < from) return new Response('').body ?? new ReadableStream();
      return Readable.toWeb(createReadStream(place, { start: from, end: to })) as ReadableStream<Uint8Array>;
    },

    remove: (key) => storing(() => rm(placeOf(key), { force: true })),

    async sweep(wanted) {
      const names = await readdir(folder).catch(() => [] as string[]);
      for (const name of names) {
        if (wanted.has(name)) continue;
        const found = await stat(placeOf(name)).catch(() => null);
        if (found && clock() - found.mtimeMs > ABANDONED_MS) await rm(placeOf(name), { force: true });
      }
    },
  };
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  let from = 0;
  while (from < piece.length) from += (await file.write(piece, from)).bytesWritten;
}

/** So that the new name is there after a loss of power, too. Not every system can do this for a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Runs what touches the disk; its failure is `storage_failed`, told apart where there is no room. */
async function storing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new AppError('storage_failed', {
      userMessage: NO_ROOM.has(code)
        ? 'There is no room for this file. It is tried again when there is.'
        : 'The folder for files cannot be written to. It is tried again in a while.',
      detail: `export file: ${code}`,
      cause,
    });
  }
}
