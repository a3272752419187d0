import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs a package of a Debian system, where this is one and the user is root; true when that worked. */
export function aptInstall(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`▸ Installing the package of the system (apt-get install ${name})`);
  run(['update']);
  return run(['install', '--yes', '--no-install-recommends', name]);
}

function run(args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('/usr/bin/apt-get', args, { stdio: 'inherit', env }).status === 0;
}
