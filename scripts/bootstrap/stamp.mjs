import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Returns a hash of files and folders: names and contents, in a stable order. Missing ones count as empty, so that adding
 * one changes the hash. It does not use dates, because a checkout gives every file the same date.
 */
export function fingerprint(paths, { skip = () => false, salt = '' } = {}) {
  const hash = createHash('sha256').update(salt);
  const visit = (path) => {
    if (skip(path)) return;
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else if (stat.isFile()) {
      hash.update(`\0${path}\0`).update(readFileSync(path));
    }
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

/** Returns what `writeStamp` wrote last, or null. */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${stamp}\n`);
}

export function removeStamp(file) {
  rmSync(file, { force: true });
}
