import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';
import { createCookieJar } from '../cookie-jar';

type PostHandler = (request: Request) => Promise<Response>;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** Calls next-auth with the fields of a Next request that it reads. */
async function callNextAuth(request: IncomingMessage, response: ServerResponse, url: URL, options: AuthOptions) {
  const form = new URLSearchParams(await textOf(request));
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? '').split('; ').map((pair) => {
      const index = pair.indexOf('=');
      return [pair.slice(0, index), decodeURIComponent(pair.slice(index + 1))];
    }),
  );
  const nextauth = url.pathname.split('/').slice(3);
  const req = Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    cookies,
    body: Object.fromEntries(form),
  });
  const res = Object.assign(response, {
    status(code: number) {
      response.statusCode = code;
      return res;
    },
    send: (body: unknown) => response.end(typeof body === 'string' ? body : JSON.stringify(body)),
    json: (body: unknown) => response.end(JSON.stringify(body)),
  });
  await NextAuth(req as unknown as NextApiRequest, res as unknown as NextApiResponse, options);
}

/** Serves our sign-in routes over HTTP without Next. */
export async function startAuthSite(
  site: (
    url: string,
  ) => Promise<{ options: (cookieHeader: string | null) => AuthOptions; posts: Record<string, PostHandler> }>,
) {
  const server = createServer(async (request, response) => {
    try {
      const url = new URL(request.url ?? '/', base);
      const post = posts[url.pathname];
      if (post) {
        const headers = new Headers(request.headers as Record<string, string>);
        const reply = await post(new Request(url, { method: 'POST', headers, body: await textOf(request) }));
        response.writeHead(reply.status, Object.fromEntries(reply.headers));
        response.end(await reply.text());
      } else if (url.pathname.startsWith('/api/auth/')) {
        await callNextAuth(request, response, url, options(request.headers.cookie ?? null));
      } else {
        response.end('page');
      }
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { options, posts } = await site(base);
  return {
    url: base,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A minimal browser for sign-in: cookies per host, and redirects step by step. */
export function createTestBrowser(site: string) {
  const jar = createCookieJar();

  async function send(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = jar.header(url);
    if (cookie) headers.set('cookie', cookie);
    // biome-ignore lint/style/noRestrictedGlobals: stands in for a browser
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    jar.store(url, response.headers.getSetCookie());
    return response;
  }

  async function form(path: string, fields: Record<string, string>): Promise<Response> {
    const csrf = (await (await send(`${site}/api/auth/csrf`)).json()) as { csrfToken: string };
    return send(`${site}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken: csrf.csrfToken, callbackUrl: '/premises', json: 'true', ...fields }),
    });
  }

  return {
    send,
    form,
    cookieHeader: () => jar.header(site),
    /**
     * Follows redirects until a page or an address that matches `stop`. Resolves with the last address and its body.
     */
    async follow(start: string, stop = /^$/): Promise<{ url: string; text: string }> {
      let url = start;
      for (let hop = 0; hop < 12; hop += 1) {
        if (stop.test(url)) return { url, text: '' };
        const response = await send(url);
        const location = response.headers.get('location');
        if (!location) return { url, text: await response.text() };
        url = new URL(location, url).href;
      }
      throw new Error('too many redirects');
    },
    startPost: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(`${site}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: site, 'sec-fetch-site': 'same-origin', ...headers },
        body: JSON.stringify(body),
      }),
    /** The error code in next-auth's answer to a credentials sign-in; null when it worked. */
    async signInWith(provider: string, fields: Record<string, string>): Promise<string | null> {
      const response = await form(`/api/auth/callback/${provider}`, fields);
      const { url } = JSON.parse(await response.text()) as { url: string };
      return new URL(url, site).searchParams.get('error');
    },
  };
}

export type TestBrowser = ReturnType<typeof createTestBrowser>;
