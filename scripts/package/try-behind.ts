import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxProcess } from '../launch/sandbox';
import { openPages, signIn } from './open-pages';
import { startPackaged } from './packaged-server';
import { type ReverseProxy, startProxy } from './proxies';

const BLOCKS = { caddy: 'caddyfile', nginx: 'nginx' };

/** Starts a server behind a proxy and uses it through that. Throws when something does not work. */
export async function tryBehind(proxy: ReverseProxy, app: string, port: number): Promise<void> {
  const site = `https://localhost:${port + 10}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'copper-behind-'));
  const cloud = await startSandboxProcess({ flags: ['--admin'] });
  const server = await startPackaged(app, port, { cloud: cloud.url, site, dataDir });
  const running = await startProxy(proxy, BLOCKS[proxy.name], { port: port + 10, servers: [port] });
  try {
    await openPages(site, cloud.url);
    await checkCookiesAndRedirects(site, cloud.url);
    console.log(`▸ ${proxy.name}: signed in, pages, redirects, secure cookies`);
  } finally {
    await running.stop();
    await server.stop();
    await cloud.child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function checkCookiesAndRedirects(site: string, cloud: string): Promise<void> {
  const names = (await signIn(site, cloud)).split('; ').map((pair) => pair.split('=')[0] ?? '');
  const plain = names.filter((name) => !/^__(Secure|Host)-/.test(name));
  if (plain.length > 0) throw new Error(`Cookies without a secure name: ${plain.join(', ')}`);
  const { headers } = await fetch(`${site}/premises`, { redirect: 'manual' });
  const to = new URL(headers.get('location') ?? 'missing:', site);
  if (to.origin !== site) throw new Error(`A redirect leaves the site: ${to.href}`);
  if (headers.get('strict-transport-security') === null) throw new Error('Strict-Transport-Security is missing.');
}
