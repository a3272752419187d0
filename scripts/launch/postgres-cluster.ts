import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyFreePort } from './free-port';

/** Folders in which packages install the server programs. */
const PROGRAM_FOLDERS = ['/usr/lib/postgresql', '/usr/local', '/opt/homebrew/opt', '/usr'];

/** A temporary PostgreSQL server. */
export interface PostgresCluster {
  /** Address of a database from which others can be created. */
  url: string;
  stop(): Promise<void>;
}

/** Returns the folder of `initdb` and `postgres` of the newest installed version, or null. */
export function findPostgres(): string | null {
  const folders = PROGRAM_FOLDERS.flatMap((folder) => [
    ...(existsSync(folder) ? readdirSync(folder) : [])
      .sort((a, b) => b.localeCompare(a, undefined, { numeric: true }))
      .map((name) => join(folder, name, 'bin')),
    join(folder, 'bin'),
  ]);
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/** Starts a server in a temporary folder on a loopback port, with settings that are fast and not crash-safe. */
export async function startPostgresCluster(programs: string): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'copper-postgres-'));
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  // A linguistic sort order, unlike SQLite's, so that tests find code that relies on the order of bytes.
  const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'copper', '-A', 'trust', '--no-sync', ...order], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await anyFreePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: '300',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = () => void server.kill('SIGQUIT');
  process.once('exit', kill);
  const url = `postgresql://copper@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const isReady = () => spawnSync(join(programs, 'pg_isready'), ['-q', '-d', url]).status === 0;
  for (let tries = 300; !isReady(); tries -= 1) {
    if (tries === 0 || server.exitCode !== null) {
      await stop();
      throw new Error('The PostgreSQL server for the tests did not start.');
    }
    await sleep(100);
  }
  return { url, stop };
}

function idOf(flag: string): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}
