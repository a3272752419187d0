import { createServer, type IncomingMessage, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { trustedProxies } from '@/lib/server/trusted-proxies';
import { guardServer } from './admit-request';
import { completeBody, completeResponse } from './complete-body';
import type { Handler } from './route';
import { type ApiRoutes, createServeApi } from './serve-api';

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Starts a server in which Next is a listener that answers 'next'. */
async function start(routes: Record<string, Handler | { GET: Handler; HEAD: Handler }>): Promise<void> {
  const loaders = Object.entries(routes).map(([address, given]) => [
    address,
    async () => (typeof given === 'function' ? { GET: given } : given),
  ]);
  server = createServer((_request, response) => response.end('next'));
  guardServer(server, {
    proxies: trustedProxies(null, { secure: false }),
    apiHeaders: (path) => ({ 'X-Policy': path }),
    serveApi: createServeApi(Object.fromEntries(loaders) as ApiRoutes),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function open(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    send({ host: '127.0.0.1', port, path, headers, method }, resolve).once('error', reject).end();
  });
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function ask(path: string, headers?: Record<string, string>, method?: string) {
  const answer = await open(path, headers, method);
  return { status: answer.statusCode, headers: answer.headers, bytes: await bytesOf(answer) };
}

const GZIP = { 'accept-encoding': 'gzip, deflate, br' };
const LONG = JSON.stringify('0123456789'.repeat(500));
const json = { headers: { 'Content-Type': 'application/json', Vary: 'Cookie' } };

function streamOf(piece: string, count: number, onPull: () => void = () => {}): ReadableStream<Uint8Array> {
  let made = 0;
  return new ReadableStream(
    {
      pull(controller) {
        onPull();
        if (made === count) controller.close();
        else controller.enqueue(new TextEncoder().encode(piece));
        made += 1;
      },
    },
    { highWaterMark: 0 },
  );
}

describe('addresses', () => {
  const named =
    (name: string): Handler =>
    async (_request, context) =>
      Response.json([name, await context?.params]);

  it.each([
    ['/api/things/fixed', ['fixed', {}]],
    ['/api/things/other?x=1', ['one', { id: 'other' }]],
    ['/api/things/a%2Fb', ['one', { id: 'a%2Fb' }]],
    ['/api/things/grid/rows', ['rows', { list: 'grid' }]],
    ['/api/things/grid/12', ['two', { list: 'grid', id: '12' }]],
  ])('serves %s', async (path, expected) => {
    await start({
      '/api/things/[list]/[id]': named('two'),
      '/api/things/[list]/rows': named('rows'),
      '/api/things/[id]': named('one'),
      '/api/things/fixed': named('fixed'),
    });
    const { bytes, headers } = await ask(path);
    expect(JSON.parse(bytes.toString())).toEqual(expected);
    expect(headers['x-policy']).toBe(path.split('?')[0]);
  });

  it.each([
    '/',
    '/api',
    '/api/things/',
    '/api/things//',
    '/api/things/..',
    '/api/things/%2e%2e',
    '/api/%74hings/1',
    '//api/things/1',
    '/api/nothing',
  ])('leaves %s to Next', async (path) => {
    await start({ '/api/things/[id]': named('one') });
    const { bytes, headers } = await ask(path);
    expect(bytes.toString()).toBe('next');
    // The strictest headers, in case Next finds our API there.
    expect(headers['x-policy']).toBe(path);
  });

  it('leaves other methods to Next', async () => {
    await start({ '/api/things': named('one') });
    for (const method of ['POST', 'DELETE', 'OPTIONS']) {
      expect((await ask('/api/things', {}, method)).bytes.toString()).toBe('next');
    }
  });

  it('answers an address with broken percent-encoding with a problem', async () => {
    await start({ '/api/things/[id]': named('one') });
    const { status, headers } = await ask('/api/things/%zz');
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(headers['x-policy']).toBe('/api/things/%zz');
  });

  const noBody: Handler = async () => new Response(null, { status: 202 });

  it('answers HEAD as GET without the body, or by its own handler', async () => {
    await start({
      '/api/one': async () => new Response('body', { headers: { ETag: '"1"' } }),
      '/api/two': { GET: named('get'), HEAD: noBody },
    });
    const one = await ask('/api/one', {}, 'HEAD');
    expect([one.status, one.headers.etag, one.bytes.length]).toEqual([200, '"1"', 0]);
    expect((await ask('/api/two', {}, 'HEAD')).status).toBe(202);
  });
});

describe('compression', () => {
  const csv = { headers: { 'Content-Type': 'text/csv; charset=utf-8' } };

  it.each<[string, Handler]>([
    ['a complete answer', async () => completeResponse(completeBody(LONG), json)],
    ['a stream of JSON', async () => new Response(streamOf(LONG, 1), json)],
    ['a CSV', async () => new Response(streamOf(LONG, 1), csv)],
  ])('compresses %s for clients that accept it', async (_what, handler) => {
    await start({ '/api/a': handler });
    const zipped = await ask('/api/a', GZIP);
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.headers.vary).toContain('Accept-Encoding');
    expect(zipped.bytes.length).toBeLessThan(LONG.length / 10);
    expect(gunzipSync(zipped.bytes).toString()).toBe(LONG);

    for (const refused of ['', 'br', 'gzip;q=0, *']) {
      const plain = await ask('/api/a', { 'accept-encoding': refused });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers.vary).toContain('Accept-Encoding');
      expect(plain.bytes.toString()).toBe(LONG);
    }
  });

  it.each<[string, string, Record<string, string>]>([
    ['a short answer', '{}', { 'Content-Type': 'application/json' }],
    ['a zip', LONG, { 'Content-Type': 'application/zip' }],
    ['a part of a file', LONG, { 'Content-Type': 'text/csv', 'Accept-Ranges': 'bytes' }],
    ['what must not be changed', LONG, { 'Content-Type': 'text/csv', 'Cache-Control': 'no-store, no-transform' }],
  ])('sends %s as it is', async (_what, text, headers) => {
    await start({ '/api/a': async () => completeResponse(completeBody(text), { headers }) });
    const { headers: sent, bytes } = await ask('/api/a', GZIP);
    expect(sent['content-encoding']).toBeUndefined();
    expect(bytes.toString()).toBe(text);
  });

  it('sends a 304 without a body', async () => {
    await start({ '/api/a': async () => new Response(null, { status: 304, headers: { ETag: 'W/"1"' } }) });
    const { status, headers, bytes } = await ask('/api/a', GZIP);
    expect([status, headers.etag, bytes.length]).toEqual([304, 'W/"1"', 0]);
  });
});

describe('streams', () => {
  // Bytes that gzip can't shorten much.
  const noise = Array.from({ length: 9_000 }, (_, index) => ((index * 2_654_435_761) >>> 0).toString(36)).join('');

  it.each([
    ['compressed', GZIP],
    ['as it is', {}],
  ])('produces a file no faster than it is read, %s', async (_how, headers) => {
    let pulls = 0;
    const onPull = () => {
      pulls += 1;
    };
    const body = () => streamOf(noise, 500, onPull);
    await start({ '/api/a': async () => new Response(body(), { headers: { 'Content-Type': 'text/csv' } }) });
    const answer = await open('/api/a', headers);
    answer.pause();
    // Until the buffers of the connection are full.
    for (let before = -1; before < pulls; await new Promise((resolve) => setTimeout(resolve, 200))) before = pulls;
    expect(pulls).toBeLessThan(250);
    answer.destroy();
  });

  it('breaks the connection when a body fails', async () => {
    const failing = () =>
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('a,b\r\n')),
        pull: (controller) => controller.error(new Error('failed')),
      });
    await start({ '/api/a': async () => new Response(failing(), { headers: { 'Content-Type': 'text/csv' } }) });
    for (const headers of [GZIP, {}]) await expect(ask('/api/a', headers)).rejects.toThrow();
  });

  it('ends a source whose reader goes away', async () => {
    let onEnd = () => {};
    const ended = new Promise<void>((resolve) => {
      onEnd = resolve;
    });
    const body = () => new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(1e5)), cancel: onEnd });
    await start({ '/api/a': async () => new Response(body(), { headers: { 'Content-Type': 'text/csv' } }) });
    (await open('/api/a')).destroy();
    await ended;
  });
});
