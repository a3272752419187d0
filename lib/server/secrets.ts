import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env';
import { SettingsError } from './settings-error';

const FILE_NAME = 'secrets.json';

function readSecret(path: string): string | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new SettingsError(`DATA_DIR holds "${path}", which can't be read; the file must belong to this user.`);
  }
  try {
    const content: unknown = JSON.parse(text);
    const secret = (content as { NEXTAUTH_SECRET?: unknown } | null)?.NEXTAUTH_SECRET;
    if (typeof secret === 'string' && secret.length >= 16) return secret;
  } catch {
    // Reported below, without the content of the file.
  }
  throw new SettingsError(
    `DATA_DIR holds "${path}" without a usable NEXTAUTH_SECRET; restore the file from a backup, or remove it (all users must then sign in again).`,
  );
}

/**
 * Gives the file its final name atomically, so that no other process reads a partial file. Returns false when the file
 * exists.
 */
function publish(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
  // Some mounted file systems have no links. Exclusive creation is the best alternative.
  try {
    writeFileSync(path, readFileSync(temporary), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Returns the secret for sessions and sealed columns: the setting, or the one in `DATA_DIR/secrets.json`, which is
 * created once (mode 0600). Concurrent processes get the same secret. Throws `SettingsError` when the folder or file
 * can't be used.
 */
export function sessionSecret(env: Pick<Env, 'secret' | 'dataDir'>): string {
  if (env.secret !== null) return env.secret;
  const path = join(env.dataDir, FILE_NAME);
  const stored = readSecret(path);
  if (stored !== null) return stored;

  const temporary = join(env.dataDir, `.${FILE_NAME}.${process.pid}.${randomBytes(6).toString('hex')}`);
  const secret = randomBytes(32).toString('base64url');
  try {
    mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `${JSON.stringify({ NEXTAUTH_SECRET: secret }, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    // The umask must not change the mode.
    chmodSync(temporary, 0o600);
    const isOurs = publish(temporary, path);
    unlinkSync(temporary);
    if (isOurs) return secret;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new SettingsError(
      `DATA_DIR holds "${env.dataDir}", but it must be a folder that this user can write to (${code}).`,
    );
  }
  const other = readSecret(path);
  if (other === null) throw new SettingsError(`DATA_DIR holds "${env.dataDir}", but files in it are being deleted.`);
  return other;
}

/** Returns why the next start would not find the secret that is in use, for the log; null when it would. */
export function secretProblem(env: Pick<Env, 'secret' | 'dataDir'>, inUse: string): string | null {
  if (env.secret !== null) return null;
  const path = join(env.dataDir, FILE_NAME);
  try {
    const stored = readSecret(path);
    if (stored === inUse) return null;
    return stored === null ? `"${path}" was deleted` : `"${path}" now holds another key`;
  } catch (error) {
    return (error as Error).message;
  }
}
