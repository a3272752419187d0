import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './stages';

/** A reverse proxy that is installed here. */
export interface ReverseProxy {
  name: 'caddy' | 'nginx';
  program: string;
}

/** A running proxy with https. */
export interface RunningProxy {
  url: string;
  stop(): Promise<void>;
}

/** Returns the proxies that are installed, and says which are not. */
export function findProxies(): ReverseProxy[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return (['caddy', 'nginx'] as const).flatMap((name) => {
    const program = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (!program) console.log(`▸ Not tried: ${name} is not installed.`);
    return program ? [{ name, program }] : [];
  });
}

/**
 * Starts a proxy on a port of this machine with a configuration of docs/proxies.md, whose name, ports and certificate are
 * replaced. `block` is what stands after the three back ticks.
 */
export async function startProxy(
  { name, program }: ReverseProxy,
  block: string,
  { port, servers }: { port: number; servers: readonly number[] },
): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), `copper-${name}-`));
  const documented = blockOf(readFileSync('docs/proxies.md', 'utf8'), block)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${servers[0]}`)
    .replaceAll('127.0.0.1:3001', `127.0.0.1:${servers[1]}`);
  const args = name === 'caddy' ? caddyArgs(folder, documented, port) : nginxArgs(folder, documented, port);
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `https://localhost:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 100; ; tries -= 1) {
    const answers = await fetch(`${url}/api/health`).then(
      () => true,
      () => false,
    );
    if (answers) return { url, stop };
    if (tries === 0 || child.exitCode !== null) {
      await stop();
      throw new Error(`${name} did not start:\n${output.slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function blockOf(text: string, info: string): string {
  const block = text.split(`\`\`\`${info}\n`)[1]?.split('```')[0];
  if (!block) throw new Error(`docs/proxies.md has no block ${info}`);
  return block;
}

function caddyArgs(folder: string, documented: string, port: number): string[] {
  const options = `{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\tstorage file_system ${folder}\n}\n`;
  const site = documented.replace('energy.example.com {', `https://localhost:${port} {\n\ttls internal`);
  writeFileSync(join(folder, 'Caddyfile'), options + site);
  return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
}

function nginxArgs(folder: string, documented: string, port: number): string[] {
  const files = { key: join(folder, 'site.key'), certificate: join(folder, 'site.pem') };
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes', '-newkey', 'rsa:2048'];
  run('openssl', ['req', '-x509', ...subject, '-keyout', files.key, '-out', files.certificate]);
  const site = documented
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('energy.example.com', 'localhost')
    .replace('/etc/ssl/energy.pem', files.certificate)
    .replace('/etc/ssl/energy.key', files.key);
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${folder}/${each};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;\npid ${folder}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${kept.join('\n')}\n${site}\n}\n`,
  );
  return ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')];
}
