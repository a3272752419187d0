import { parseArgs } from 'node:util';
import { exportArchiveToFolder } from '@/lib/server/archive/admin/export-archive';
import type { Database } from '@/lib/server/db/database';
import { UsageError } from '../usage-error';

/** `export`: 1 when something is damaged and could not be written. */
export async function exportAll(db: Database, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' }, account: { type: 'string' } } });
  if (!values.to) throw new UsageError('Say where to: npm run archive -- export --to <a new folder>');
  const only = values.account === undefined ? {} : { accountId: values.account };
  const { accounts, files, lines, damaged } = await exportArchiveToFolder(db, {
    folder: values.to,
    ...only,
    now: Date.now(),
  });
  console.log(`${values.to}: ${files} files with ${lines} lines, of ${accounts} accounts. manifest.json names them.`);
  for (const name of damaged) console.error(`✗ ${name}: damaged, not in the export`);
  return damaged.length > 0 ? 1 : 0;
}
