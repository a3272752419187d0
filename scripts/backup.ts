/** `npm run backup -- [--to FOLDER] [--prune]`: copies the database, also while servers use it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKeyring } from '@/lib/server/auth/seal';
import { backupNames } from '@/lib/server/db/backup/backup-names';
import { keptBackups } from '@/lib/server/db/backup/kept-backups';
import { writeBackup } from '@/lib/server/db/backup/write-backup';
import { openDatabase } from '@/lib/server/db/open';
import { backupPassphrase, parseEnv } from '@/lib/server/env';
import { sessionSecret } from '@/lib/server/secrets';
import packageJson from '@/package.json';
import { failureText } from './failure-text';
import { loadDotenv } from './launch/load-dotenv';
import { UsageError } from './usage-error';

const HELP = `Usage: npm run backup [-- --to FOLDER] [--prune]
Copies the database and finished reports into a new folder, named after the time, below FOLDER (default DATA_DIR/backups).
Servers may go on. With BACKUP_PASSPHRASE in the environment, the key of the stored tokens is part of it, sealed.
--prune  then deletes backups in FOLDER except the newest of the last 7 days, 4 weeks and 12 months`;

try {
  const { to, prune, help } = options();
  if (help) console.log(HELP);
  else await backup(to, prune);
} catch (error) {
  console.error(`✗ ${failureText(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function options(): { to?: string; prune: boolean; help: boolean } {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ options: { to: { type: 'string' }, prune: flag, help: flag } }).values;
  } catch {
    throw new UsageError(HELP);
  }
}

async function backup(to: string | undefined, prune: boolean): Promise<void> {
  loadDotenv();
  const env = parseEnv(process.env);
  const target = to ?? join(env.dataDir, 'backups');
  const passphrase = backupPassphrase();
  const secret = sessionSecret(env);
  const { keyId } = createKeyring(secret);
  // Also applies pending migrations, as the server would at its start.
  const db = await openDatabase({ url: env.databaseUrl });
  const { folder, manifest } = await writeBackup({
    databaseUrl: env.databaseUrl,
    migrations: db.migrations.applied,
    reportsFolder: join(env.dataDir, 'exports'),
    to: target,
    version: packageJson.version,
    now: new Date(),
    keyId,
    secret,
    passphrase,
  }).finally(() => db.close());
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(`▸ ${folder}: ${manifest.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, checked`);
  if (passphrase === null) {
    const key = env.secret === null ? join(env.dataDir, 'secrets.json') : 'NEXTAUTH_SECRET';
    console.log(`  Without the key of the stored tokens: keep ${key} too, or set BACKUP_PASSPHRASE.`);
  }
  if (prune) await deleteOldBackups(target);
}

async function deleteOldBackups(folder: string): Promise<void> {
  const names = await backupNames(folder);
  const kept = keptBackups(names);
  for (const name of names.filter((name) => !kept.has(name))) {
    await rm(join(folder, name), { recursive: true });
    console.log(`  ${name} deleted`);
  }
}
