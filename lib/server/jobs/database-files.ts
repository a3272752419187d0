import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { deletePieces, findPiece, insertPiece, listIdleFileKeys } from '../db/export-pieces';
import type { ExportFiles } from '../ports/exports';

/** Size of every piece but the last, so that a piece's offset follows from its index. */
const PIECE_BYTES = 256 * 1024;
const ABANDONED_MS = 24 * 3_600_000;

/**
 * Returns files stored in the database, for servers that share no disk. An export names a key only after all of its
 * pieces are stored.
 */
export function createDatabaseFiles(db: Database, clock: Clock): ExportFiles {
  async function* bytesOf(key: string, from: number, to: number): AsyncGenerator<Uint8Array, void, undefined> {
    for (let index = Math.floor(from / PIECE_BYTES); index * PIECE_BYTES <= to; index += 1) {
      const piece = await findPiece(db, key, index);
      // Removed while being read: the response must not look complete.
      if (!piece) throw new Error('a piece of the file is missing');
      yield piece.subarray(Math.max(0, from - index * PIECE_BYTES), to - index * PIECE_BYTES + 1);
    }
  }

  return {
    async write(pieces) {
      const key = randomUUID();
      const hash = createHash('sha256');
      let bytes = 0;
      let index = 0;
      const store = async (piece: Uint8Array) => {
        await insertPiece(db, key, index, piece, clock());
        index += 1;
      };
      try {
        let pending = Buffer.alloc(0);
        for await (const piece of pieces) {
          hash.update(piece);
          bytes += piece.length;
          pending = Buffer.concat([pending, piece]);
          for (; pending.length >= PIECE_BYTES; pending = pending.subarray(PIECE_BYTES))
            await store(pending.subarray(0, PIECE_BYTES));
        }
        if (pending.length > 0) await store(pending);
      } catch (error) {
        await deletePieces(db, key).catch(() => undefined);
        throw error;
      }
      return { key, bytes, sha256: hash.digest('hex') };
    },

    async read({ key, bytes }, from, to) {
      const last = Math.max(0, Math.ceil(bytes / PIECE_BYTES) - 1);
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

    async sweep(needed) {
      for (const key of await listIdleFileKeys(db, clock() - ABANDONED_MS)) {
        if (!needed.has(key)) await deletePieces(db, key);
      }
    },
  };
}
