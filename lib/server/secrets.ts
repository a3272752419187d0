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
    const held: unknown = JSON.parse(text);
    const secret = (held as { NEXTAUTH_SECRET?: unknown } | null)?.NEXTAUTH_SECRET;
    if (typeof secret === 'string' && secret.length >= 16) return secret;
  } catch {
    // Said below, without repeating what the file holds.
  }
  throw new SettingsError(
    `DATA_DIR holds "${path}" without a usable NEXTAUTH_SECRET; put the file back from a copy, or remove it (everybody then signs in again).`,
  );
}

/** Gives the file its final name in one step, so that another process never reads half of it. False: there is one. */
function publish(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
  // A file system without links (some mounted folders): exclusive creation is the next best.
  try {
    writeFileSync(path, readFileSync(temporary), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * The secret that sessions and sealed columns are keyed with: the setting, else the one in
 * `DATA_DIR/secrets.json`, made once (mode 0600). Processes that start together end up with the same one.
 * Throws `SettingsError` when the folder or file can't be used.
 */
export function sessionSecret(env: Pick<Env, 'secret' | 'dataDir'>): string {
  if (env.secret !== null) return env.secret;
  const path = join(env.dataDir, FILE_NAME);
  const held = readSecret(path);
  if (held !== null) return held;

  const temporary = join(env.dataDir, `.${FILE_NAME}.${process.pid}.${randomBytes(6).toString('hex')}`);
  const secret = randomBytes(32).toString('base64url');
  try {
    mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `${JSON.stringify({ NEXTAUTH_SECRET: secret }, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    // An unusual umask must not widen or narrow it.
    chmodSync(temporary, 0o600);
    const ours = publish(temporary, path);
    unlinkSync(temporary);
    if (ours) return secret;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new SettingsError(
      `DATA_DIR holds "${env.dataDir}", but it must be a folder this user may write to (${code}).`,
    );
  }
  const theirs = readSecret(path);
  if (theirs === null) throw new SettingsError(`DATA_DIR holds "${env.dataDir}", but files in it disappear.`);
  return theirs;
}
