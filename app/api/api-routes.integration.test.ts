import { readdirSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guardServer } from '@/lib/server/http/admit-request';
import { createServeApi } from '@/lib/server/http/serve-api';
import { trustedProxies } from '@/lib/server/trusted-proxies';
import { API_ROUTES } from './api-routes';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Served by Next: next-auth needs its requests, and every other address is unknown. */
const BY_NEXT = ['auth/[...nextauth]', '[...unknown]'];

it('names every address with a GET', async () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'));
  const readable: string[] = [];
  for (const folder of files.map(dirname)) {
    if (BY_NEXT.includes(folder)) continue;
    const { GET } = await import(`${root}${folder}/route.ts`);
    if (!('accepts' in GET)) continue;
    readable.push(`/api/${folder}`);
    expect((await API_ROUTES[`/api/${folder}`]?.())?.GET, folder).toBe(GET);
  }
  expect(Object.keys(API_ROUTES).sort()).toEqual(readable.sort());
});

describe('a site with a gate', () => {
  /** Requests every address of the API and every page. Returns the addresses that were let in. */
  async function letIn(headers: IncomingHttpHeaders): Promise<string[]> {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end();
    });
    const handler = async (request: Request) => {
      seen.push(new URL(request.url).pathname);
      return new Response('{}');
    };
    const routes = Object.keys(API_ROUTES).map((address) => [address, async () => ({ GET: handler })]);
    guardServer(server, {
      proxies: trustedProxies(['loopback'], { secure: false }),
      gate: { header: 'remote-user', admins: [], members: ['kim'], guests: [] },
      serveApi: createServeApi(Object.fromEntries(routes)),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const address of ADDRESSES) {
      const response = await fetch(`http://127.0.0.1:${port}${address}`, {
        headers: headers as Record<string, string>,
      });
      const text = await response.text();
      if (!seen.includes(address)) expect(text).toContain('opens only through its own sign-in');
      expect(response.status, address).toBe(seen.includes(address) ? 200 : 403);
    }
    await new Promise((resolve) => server.close(resolve));
    return seen;
  }

  const PAGES = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx'))
    .map((file) => join('/', dirname(file).replaceAll(/\([^)]+\)\/?/g, '')));
  const ADDRESSES = [...Object.keys(API_ROUTES), ...PAGES, '/api/auth/session', '/api/sign-in/email/start', '/_next/x']
    .map((address) => address.replaceAll(/\[[^\]]+\]/g, 'x'))
    .filter((address, index, all) => all.indexOf(address) === index);

  it('opens nothing but what monitors read to someone whom the proxy does not name', async () => {
    expect(ADDRESSES).toContain('/premises/x/usage');
    expect((await letIn({})).sort()).toEqual(['/api/health', '/api/ready', '/api/version']);
  });

  it('opens everything to someone whom it names', async () => {
    expect((await letIn({ 'remote-user': 'kim' })).sort()).toEqual([...ADDRESSES].sort());
  });
});
