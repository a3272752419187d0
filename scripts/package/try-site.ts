import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSettings } from '../launch/demo-settings';
import { startSandboxProcess } from '../launch/sandbox';
import { untilOk } from '../launch/server-process.mjs';
import { EMAIL, openPages } from './open-pages';
import { run, type Stages } from './stages';

/** Owns the data and none of the code; on Debian `nobody`. Only root can run a program as someone else. */
const OTHER_USER = 65_534;

/** Starts the package as another user and uses it. Throws when something does not work. */
export async function trySite({ app, data }: Stages, port: number): Promise<void> {
  mkdirSync(data);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(data, OTHER_USER, OTHER_USER);
  else console.log('▸ Not started as root, so the site runs as this user.');
  const as = asRoot ? { uid: OTHER_USER, gid: OTHER_USER } : {};
  const cloud = await startSandboxProcess({ flags: ['--admin'] });
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH: process.env.PATH ?? '',
    MALLOC_ARENA_MAX: '2',
    ...demoSettings({ cloud: cloud.url, port, dataDir: data }),
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
  try {
    await withServer(app, env, as, url, async (pid) => {
      await openPages(url, cloud.url);
      console.log(`▸ Memory: ${residentMegabytes(pid)} MB resident`);
      runCommands(app, data, env, asRoot);
    });
    const below = { ...env, BASE_PATH: '/home/energy' };
    await withServer(app, below, as, url, () => openPages(`${url}/home/energy`, cloud.url));
  } finally {
    await cloud.child.stop();
  }
}

/** Runs the server while `use` does. Throws when it does not become ready, or does not end well. */
async function withServer(
  app: string,
  env: NodeJS.ProcessEnv,
  as: { uid?: number; gid?: number },
  url: string,
  use: (pid: number) => Promise<void>,
): Promise<void> {
  const server = spawn(process.execPath, [join(app, 'start.mjs')], { cwd: '/', env, ...as, stdio: 'inherit' });
  let ended = false;
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  exited.then(() => {
    ended = true;
  });
  try {
    const startedAt = performance.now();
    if (!(await untilOk(`${url}/api/ready`, () => ended))) throw new Error('The server did not become ready.');
    const where = env.BASE_PATH ? ` below ${env.BASE_PATH}` : '';
    console.log(`▸ Ready${where} after ${Math.round(performance.now() - startedAt)} ms`);
    await use(server.pid ?? 0);
  } finally {
    server.kill('SIGTERM');
    await exited;
  }
  const code = await exited;
  if (code !== 0) throw new Error(`The server ended with code ${code} after SIGTERM.`);
}

/** Runs the compiled commands beside the server. */
function runCommands(app: string, data: string, env: NodeJS.ProcessEnv, asRoot: boolean): void {
  const command = (...args: string[]): string => {
    const node = [process.execPath, join(app, 'copper.mjs'), ...args];
    const user = asRoot ? ['setpriv', `--reuid=${OTHER_USER}`, `--regid=${OTHER_USER}`, '--clear-groups'] : [];
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    return run('env', ['-i', ...variables, ...user, ...node]);
  };
  const backup = command('backup', '--to', join(data, 'backups'));
  if (!/checked$/m.test(backup)) throw new Error(`The backup says: ${backup}`);
  const stats = command('archive', 'stats', '--json');
  if (JSON.parse(stats).length === 0) throw new Error('Nothing is stored.');
  const report = command('report', 'account', '--account', EMAIL, '--out', '-');
  if (!report.includes('Maple Street')) throw new Error(`The report says: ${report.slice(0, 500)}`);
  console.log('▸ backup, archive and report run beside the server');
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
