/**
 * `npm run try-lan -- [--port N]`, as root on Linux: opens the site from another network, by the address and by a name of
 * this machine, without a setting and with `NEXTAUTH_URL`, at the root and below a path.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoSettings } from './launch/demo-settings';
import { startSandboxProcess } from './launch/sandbox';
import { startServerProcess } from './launch/web-server';
import { createOtherNetwork } from './package/other-network';

const { values } = parseArgs({ options: { port: { type: 'string', default: '3900' } } });
const port = Number(values.port);
const network = createOtherNetwork();
const cloud = await startSandboxProcess({ flags: ['--admin', '--listen', '0.0.0.0'] });
const mailbox = cloud.url.replace('127.0.0.1', network.address);

/** Starts the site with settings, and uses it from the other network. */
async function tryWith(what: string, hosts: string[], settings: Record<string, string>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'copper-lan-'));
  const server = await startServerProcess({
    port,
    settings: {
      ...demoSettings({ cloud: cloud.url, port, dataDir }),
      NEXTAUTH_URL: '',
      COPPER_OAUTH_CLIENT_ID: '',
      ...settings,
    },
  });
  try {
    for (const host of hosts) {
      const url = `http://${host}:${port}${settings.BASE_PATH ?? ''}`;
      console.log(`▸ ${what}: ${url}`);
      await network.run(
        `const { openPages } = await import('./scripts/package/open-pages.ts'); await openPages('${url}', '${mailbox}');`,
      );
    }
  } finally {
    await server.child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

try {
  const { address, name } = network;
  await tryWith('no setting', [address, name], {});
  await tryWith('NEXTAUTH_URL with the name', [name], { NEXTAUTH_URL: `http://${name}:${port}` });
  await tryWith('NEXTAUTH_URL with the address', [address], { NEXTAUTH_URL: `http://${address}:${port}` });
  await tryWith('BASE_PATH', [address, name], { BASE_PATH: '/energy' });
  console.log('✓ The site works from another network.');
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await cloud.child.stop();
  network.remove();
}
