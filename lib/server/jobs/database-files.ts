import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { deletePieces, findPiece, insertPiece, listIdleFileKeys } from '../db/export-pieces';
import type { ExportFiles } from '../ports/exports';

/** Bytes in every piece but the last: where a byte is follows from its place. */
const PIECE = 256 * 1024;
const ABANDONED_MS = 24 * 3_600_000;

/**
 * Files in the database, for several servers that share nothing else. No export names a key before all of its pieces
 * are there.
 */
export function createDatabaseFiles(db: Database, clock: Clock): ExportFiles {
  async function* bytesOf(key: string, from: number, to: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let part = Math.floor(from / PIECE); part * PIECE <= to; part += 1) {
      const piece = await findPiece(db, key, part);
      // Removed while it is read: what is sent must not look whole.
      if (!piece) throw new Error('a piece of the file is gone');
      yield piece.subarray(Math.max(0, from - part * PIECE), to - part * PIECE + 1);
    }
  }

  return {
    async write(pieces) {
      const key = randomUUID();
      const hash = createHash('sha256');
      let bytes = 0;
      let part = 0;
      const store = async (piece: Uint8Array) => {
        await insertPiece(db, key, part, piece, clock());
        part += 1;
      };
      try {
        let pending = Buffer.alloc(0);
        for await (const piece of pieces) {
          hash.update(piece);
          bytes += piece.length;
          pending = Buffer.concat([pending, piece]);
          for (; pending.length >= PIECE; pending = pending.subarray(PIECE)) await store(pending.subarray(0, PIECE));
        }
        if (pending.length > 0) await store(pending);
      } catch (error) {
        await deletePieces(db, key).catch(() => undefined);
        throw error;
      }
      return { key, bytes, sha256: hash.digest('hex') };
    },

    async read({ key, bytes }, from, to) {
      const last = Math.max(0, Math.ceil(bytes / PIECE) - 1);
      if (bytes > 0 && !(await findPiece(db, key, last))) return null;
      const pieces = bytesOf(key, from, to);
      return new ReadableStream<Uint8Array>({
        async pull(controller) {
          const next = to < from ? { done: true as const, value: undefined } : await pieces.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
      });
    },

    remove: (key) => deletePieces(db, key),

    async sweep(wanted) {
      for (const key of await listIdleFileKeys(db, clock() - ABANDONED_MS)) {
        if (!wanted.has(key)) await deletePieces(db, key);
      }
    },
  };
}
