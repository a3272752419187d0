import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { StepFailed, say } from './say.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

const STAMP = 'node_modules/.installed-for';

/** Runs `npm ci` when the installed packages are not those of package-lock.json, or were built for another Node. */
export function install() {
  const system = `${process.platform}-${process.arch}-${process.versions.modules}`;
  const wanted = `${system} ${fingerprint(['package-lock.json'])}`;
  const stamp = readStamp(STAMP);
  if (stamp === wanted) return;
  const otherSystem = stamp !== null && stamp.split(' ')[0] !== system;
  if (!otherSystem && holdsWhatIsLocked()) {
    writeStamp(STAMP, wanted);
    return;
  }
  say(existsSync('node_modules') ? 'Packages changed: installing them again (npm ci)' : 'Installing packages (npm ci)');
  // The production server is built here, so the tools are needed even where NODE_ENV says production.
  if (npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    throw new StepFailed(
      'Installing the packages failed; npm said why above. Most often the network cannot be reached, or ' +
        'better-sqlite3 found no ready-made binary for this system and no C++ compiler and Python to make one with.',
    );
  }
  writeStamp(STAMP, wanted);
}

/** True when npm's own record of node_modules holds every package of the lock file in its version. */
function holdsWhatIsLocked() {
  try {
    const have = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
    const want = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
    return Object.entries(want).every(
      ([path, entry]) => path === '' || entry.optional || have[path]?.version === entry.version,
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
