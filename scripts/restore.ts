/** `npm run restore -- FOLDER`: puts a backup in the place of the database. */
import { existsSync } from 'node:fs';
import { copyFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKeyring } from '@/lib/server/auth/seal';
import { type Restored, restoreBackup } from '@/lib/server/db/backup/restore-backup';
import { countSealedWithOtherKeys } from '@/lib/server/db/tokens';
import { backupPassphrase, type Env, parseEnv } from '@/lib/server/env';
import { sessionSecret } from '@/lib/server/secrets';
import { failureText } from './failure-text';
import { loadDotenv } from './launch/load-dotenv';
import { UsageError } from './usage-error';

const HELP = `Usage: npm run restore -- FOLDER
Stop the server first. Checks the backup, keeps the present database under another name, and pauses background jobs.
If the backup has the key of the stored tokens, BACKUP_PASSPHRASE in the environment opens it.`;

try {
  loadDotenv();
  const { folder, help } = options();
  if (help) console.log(HELP);
  else await restore(folder, parseEnv(process.env));
} catch (error) {
  console.error(`✗ ${failureText(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function options(): { folder: string; help: boolean } {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  const [folder = '', ...more] = positionals;
  if (!values.help && (folder === '' || more.length > 0)) throw new UsageError(HELP);
  return { folder, help: values.help === true };
}

async function restore(folder: string, env: Env): Promise<void> {
  const now = new Date();
  const passphrase = backupPassphrase();
  const reportsFolder = join(env.dataDir, 'exports');
  const restored = await restoreBackup({ folder, databaseUrl: env.databaseUrl, reportsFolder, now, passphrase });
  const { db, manifest, before } = restored;
  try {
    console.log(`▸ Restored the backup of ${manifest.createdAt}, written by version ${manifest.version}.`);
    if (before) console.log(`  The database from before is ${before}`);
    console.log('  Fetching of history is paused: turn it on again in Settings.');
    await restoreKey(restored, env, now);
    const keyring = createKeyring(sessionSecret(env), env.previousSecret ? [env.previousSecret] : []);
    const sealed = await countSealedWithOtherKeys(db, keyring.hasKey);
    if (sealed > 0) {
      console.log(
        `  ${sealed} ${sealed === 1 ? 'account’s sign-in' : 'accounts’ sign-ins'} cannot be opened without the key`,
      );
      console.log(`  ${manifest.keyId}: those people sign in again. Their stored data are all there.`);
    }
    console.log('Start the server now.');
  } finally {
    await db.close();
  }
}

/** Writes the key of the backup where the server finds it, unless a setting names the key. */
async function restoreKey({ secret }: Restored, env: Env, now: Date): Promise<void> {
  if (secret === null) return;
  if (env.secret !== null) {
    if (env.secret !== secret) console.log('  NEXTAUTH_SECRET is another key than that of the backup.');
    return;
  }
  const path = join(env.dataDir, 'secrets.json');
  if (existsSync(path)) await copyFile(path, `${path}.before-restore-${now.toISOString().replaceAll(':', '-')}`);
  await writeFile(`${path}.restoring`, `${JSON.stringify({ NEXTAUTH_SECRET: secret }, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.restoring`, path);
  console.log('  The key of the stored tokens is restored.');
}
