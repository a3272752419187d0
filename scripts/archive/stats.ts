import { archiveStats } from '@/lib/server/archive/admin/archive-stats';
import type { Database } from '@/lib/server/db/database';

/** `stats` */
export async function stats(db: Database, args: string[]): Promise<number> {
  const lines = await archiveStats(db);
  if (args.includes('--json')) console.log(JSON.stringify(lines, null, 2));
  else if (lines.length === 0) console.log('Nothing is stored yet.');
  else {
    console.table(
      lines.map(({ bytes, ...line }) => ({ ...line, bytes, bytesAPoint: Math.round((bytes / line.points) * 10) / 10 })),
    );
  }
  return 0;
}
