import type { Database } from './database';

/** Adds a piece of a file; `now` in milliseconds. */
export async function insertPiece(
  db: Database,
  fileKey: string,
  part: number,
  bytes: Uint8Array,
  now: number,
): Promise<void> {
  const data = { fileKey, part, bytes: new Uint8Array(bytes), writtenAt: new Date(now) };
  await db.query((tables) => tables.exportPiece.create({ data }));
}

/** Returns a piece of a file, or null. */
export async function findPiece(db: Database, fileKey: string, part: number): Promise<Uint8Array | null> {
  const row = await db.query((tables) => tables.exportPiece.findUnique({ where: { fileKey_part: { fileKey, part } } }));
  return row?.bytes ?? null;
}

export async function deletePieces(db: Database, fileKey: string): Promise<void> {
  await db.query((tables) => tables.exportPiece.deleteMany({ where: { fileKey } }));
}

/** Returns the keys of files that were last written before `before` (milliseconds). */
export async function listIdleFileKeys(db: Database, before: number): Promise<string[]> {
  const rows = await db.query((tables) => tables.exportPiece.groupBy({ by: ['fileKey'], _max: { writtenAt: true } }));
  return rows.flatMap(({ fileKey, _max }) => ((_max.writtenAt?.getTime() ?? 0) < before ? [fileKey] : []));
}
