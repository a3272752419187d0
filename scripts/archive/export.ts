import { parseArgs } from 'node:util';
import { exportArchiveToFolder } from '@/lib/server/archive/admin/export-archive';
import type { Database } from '@/lib/server/db/database';
import { UsageError } from '../usage-error';

/** `export`. Returns 1 when some data is damaged and was left out. */
export async function exportAll(db: Database, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' }, account: { type: 'string' } } });
  if (!values.to) throw new UsageError('Name a folder: npm run archive -- export --to <a new folder>');
  const only = values.account === undefined ? {} : { accountId: values.account };
  const { accounts, files, lines, damaged } = await exportArchiveToFolder(db, {
    folder: values.to,
    ...only,
    now: Date.now(),
  });
  console.log(`${values.to}: ${files} files with ${lines} lines, from ${accounts} accounts, listed in manifest.json.`);
  for (const name of damaged) console.error(`✗ ${name}: damaged, left out`);
  return damaged.length > 0 ? 1 : 0;
}
