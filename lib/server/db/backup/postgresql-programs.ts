import { spawn } from 'node:child_process';
import { BackupError } from './manifest';

/**
 * Runs `pg_dump` or `pg_restore` for a database. Its address goes through the environment, because every user of the
 * machine can see the arguments of a program. Throws `BackupError` with the program's last line.
 */
export async function runPostgresqlProgram(
  program: 'pg_dump' | 'pg_restore',
  url: string,
  args: string[],
): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const ssl = searchParams.get('sslmode');
  const env = {
    // An IPv6 address stands in brackets in an address only.
    PGHOST: decodeURIComponent(searchParams.get('host') ?? hostname).replace(/^\[(.*)\]$/, '$1'),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(ssl ? { PGSSLMODE: ssl } : {}),
  };
  // biome-ignore lint/style/noProcessEnv: the program needs PATH
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (piece) => {
    errors = `${errors}${piece}`.slice(-4_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', () =>
      reject(new BackupError(`${program} is not installed: it comes with PostgreSQL's client.`)),
    );
  });
  if (code !== 0) throw new BackupError(`${program} failed: ${errors.trim().split('\n').at(-1)}`);
}
