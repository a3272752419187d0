import { createServer, type IncomingHttpHeaders, type Server, request as send } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentRequestId } from '@/lib/server/request-id';
import { trustedProxies } from '@/lib/server/trusted-proxies';
import { type Answered, guardServer } from './admit-request';
import { CLIENT_ADDRESS_HEADER, clientAddressIn } from './client-address';

let server: Server;
let seen: IncomingHttpHeaders[];
let ignored: number;
let answered: Answered[];
let ids: (string | null)[];

/** Starts a server whose request is guarded as that of Next is. */
async function start(entries: string[] | null, secure: boolean): Promise<void> {
  server = createServer((request, response) => {
    seen.push(request.headers);
    ids.push(currentRequestId());
    response.end('route');
  });
  const proxies = trustedProxies(entries, { secure });
  const onIgnoredProxy = () => {
    ignored += 1;
  };
  guardServer(server, { proxies, onIgnoredProxy, onAnswered: (each) => answered.push(each) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

function ask(options: {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  path?: string;
}): Promise<Reply> {
  const { port } = server.address() as AddressInfo;
  const { method = 'GET', headers, body, path = '/api/sign-in/code/start?x=1' } = options;
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, method, headers, path }, (reply) => {
      let text = '';
      reply.on('data', (chunk) => {
        text += chunk;
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }));
    });
    request.once('error', reject);
    request.end(body);
  });
}

beforeEach(() => {
  seen = [];
  ignored = 0;
  answered = [];
  ids = [];
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const forged = {
  'x-forwarded-for': '198.51.100.1',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '1',
  forwarded: 'for=198.51.100.1',
};

describe('guardServer', () => {
  it('counts a client without a proxy by its own address, and passes none of its claims on', async () => {
    await start(null, false);
    expect((await ask({ headers: { ...forged, 'x-client-address': '198.51.100.1' } })).text).toBe('route');
    expect(clientAddressIn(seen[0])).toBe('127.0.0.1');
    expect(Object.keys(seen[0] ?? {}).filter((name) => name in forged)).toEqual([]);
    expect(ignored).toBe(1);
  });

  it('takes the address from a trusted proxy, with its other headers', async () => {
    await start(null, true);
    await ask({ headers: forged });
    expect(clientAddressIn(seen[0])).toBe('198.51.100.1');
    expect(seen[0]).toMatchObject(forged);
    expect(ignored).toBe(0);
  });

  it('overwrites the private header even when its name is known', async () => {
    await start(['203.0.113.1'], true);
    await ask({ headers: { [CLIENT_ADDRESS_HEADER]: '198.51.100.1' } });
    expect(clientAddressIn(seen[0])).toBe('127.0.0.1');
  });

  it.each([
    ['TRACE', '/api/session'],
    ['PROPFIND', '/premises'],
    ['SEARCH', '/'],
  ])('answers %s %s with 405 as a problem', async (method, path) => {
    await start(null, false);
    const reply = await ask({ method, path });
    expect(reply.status).toBe(405);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/problem+json',
      allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
      'x-content-type-options': 'nosniff',
    });
    expect(JSON.parse(reply.text)).toMatchObject({ code: 'method_not_allowed' });
    expect(seen).toEqual([]);
  });

  it('answers a body that is announced as too large with 413, and the connection goes on', async () => {
    await start(null, false);
    const reply = await ask({ method: 'POST', body: 'x'.repeat(12_000_000) });
    expect([reply.status, JSON.parse(reply.text).code]).toEqual([413, 'too_large']);
    expect(seen).toEqual([]);
    expect((await ask({ method: 'POST', body: 'x'.repeat(60_000) })).status).toBe(200);
  });

  it('closes a connection whose body a route gave up, so that no request waits behind it', async () => {
    const sockets = new Set<Socket>();
    server = createServer((request, response) => {
      sockets.add(request.socket);
      request.once('data', () => {
        // As Next does when a route stops reading.
        Object.assign(request, { socket: null });
        request.destroy();
        response.end('given up');
      });
    });
    server.keepAliveTimeout = 75_000;
    guardServer(server, { proxies: trustedProxies(null, { secure: false }) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    client.on('data', (chunk) => {
      answer += chunk;
    });
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.on('error', () => {});
    // The last chunk never comes.
    client.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n');
    await closed;
    expect(answer).toContain('given up');
    expect([...sockets].every(({ destroyed }) => destroyed)).toBe(true);
  });
});

describe('the id of a request', () => {
  const given = { 'x-request-id': 'from-the-proxy-1' };

  it('is that of a trusted proxy, is with the work and in the answer, and the request is reported without its query', async () => {
    await start(['loopback'], false);
    expect((await ask({ headers: given })).headers['x-request-id']).toBe('from-the-proxy-1');
    expect(ids).toEqual(['from-the-proxy-1']);
    await expect
      .poll(() => answered)
      .toEqual([{ method: 'GET', path: '/api/sign-in/code/start', status: 200, ms: expect.any(Number) }]);
  });

  it.each([
    ['a visitor', [], given],
    ['a proxy that passes on anything', ['loopback'], { 'x-request-id': 'two words "forged"' }],
  ])('is a new one for %s', async (_who, proxies, headers) => {
    await start(proxies, false);
    const first = (await ask({ headers })).headers['x-request-id'];
    const second = (await ask({ headers })).headers['x-request-id'];
    expect(first).toMatch(/^[\da-f-]{36}$/);
    expect(second).not.toBe(first);
    expect(ids).toEqual([first, second]);
  });
});

describe('a site below a path', () => {
  let served: (string | undefined)[];

  beforeEach(async () => {
    served = [];
    server = createServer((request, response) => {
      served.push(`Next: ${request.url}`);
      response.end();
    });
    guardServer(server, {
      basePath: '/energy',
      proxies: trustedProxies(null, { secure: false }),
      onAnswered: (each) => answered.push(each),
      serveApi: ({ url = '' }, response) => {
        if (!url.startsWith('/api/')) return false;
        served.push(`API: ${url}`);
        response.end();
        return true;
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  it.each([
    ['/energy/api/session?a=1', 'API: /api/session?a=1', '/api/session'],
    ['/api/session?a=1', 'API: /api/session?a=1', '/api/session'],
    ['/energy', 'Next: /energy', '/'],
    ['/energy/', 'Next: /energy', '/'],
    ['/energy/premises?a=1', 'Next: /energy/premises?a=1', '/premises'],
    ['/premises?a=1', 'Next: /energy/premises?a=1', '/premises'],
  ])('serves %s', async (path, by, logged) => {
    await ask({ path });
    expect(served).toEqual([by]);
    await expect.poll(() => answered).toMatchObject([{ path: logged }]);
  });
});
