import { verifyArchive } from '@/lib/server/archive/admin/verify-archive';
import type { Database } from '@/lib/server/db/database';

/** `verify`: 1 when something is damaged. */
export async function verify(db: Database): Promise<number> {
  const { chunks, points, bad } = await verifyArchive(db);
  for (const { name, reason: why } of bad) console.error(`✗ ${name}: ${why}`);
  console.log(`${chunks} chunks with ${points} points read, ${bad.length} damaged.`);
  if (bad.length === 0) return 0;
  console.error(
    'What is damaged counts as not held and is asked for again by whoever looks; a backup may still have it.',
  );
  return 1;
}
