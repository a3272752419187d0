import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { printStep, StepFailed } from './messages.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

const STAMP = 'node_modules/.installed-for';

/** Runs `npm ci` when the installed packages differ from package-lock.json, or were built for another Node. */
export function install() {
  const system = `${process.platform}-${process.arch}-${process.versions.modules}`;
  const current = `${system} ${fingerprint(['package-lock.json'])}`;
  const stamp = readStamp(STAMP);
  if (stamp === current) return;
  const otherSystem = stamp !== null && stamp.split(' ')[0] !== system;
  if (!otherSystem && matchesLockFile()) {
    writeStamp(STAMP, current);
    return;
  }
  printStep(
    existsSync('node_modules') ? 'Packages changed: installing them again (npm ci)' : 'Installing packages (npm ci)',
  );
  // The build needs the development tools, also when NODE_ENV is production.
  if (npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    throw new StepFailed(
      'Installing the packages failed. See the output of npm above. Common causes: no network, or no prebuilt binary ' +
        'of better-sqlite3 for this system and no C++ compiler and Python to build it.',
    );
  }
  writeStamp(STAMP, current);
}

/** True when npm's record of node_modules has every package of the lock file in the same version. */
function matchesLockFile() {
  try {
    const installed = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
    const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
    return Object.entries(locked).every(
      ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

function npm(args) {
  const self = process.env.npm_execpath;
  const result = self?.endsWith('.js')
    ? spawnSync(process.execPath, [self, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return result.status;
}
