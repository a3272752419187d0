import { verifyArchive } from '@/lib/server/archive/admin/verify-archive';
import type { Database } from '@/lib/server/db/database';
import { findFileDamage } from '@/lib/server/db/health';

/** `verify`. Returns 1 when data or the file is damaged. */
export async function verify(db: Database): Promise<number> {
  const damage = await findFileDamage(db);
  if (damage !== null) {
    console.error(`✗ The database file "${db.file?.path}" is damaged: ${damage}`);
    console.error('Stop the server and replace the file with a backup.');
    return 1;
  }
  const { chunks, points, bad } = await verifyArchive(db);
  for (const { name, reason: why } of bad) console.error(`✗ ${name}: ${why}`);
  console.log(`${chunks} chunks with ${points} points read, ${bad.length} damaged.`);
  if (bad.length === 0) return 0;
  console.error(
    'Damaged data counts as missing and is fetched again when someone views it. A backup may still have it.',
  );
  return 1;
}
