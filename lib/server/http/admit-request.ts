import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { withBasePath, withoutBasePath } from '@/lib/server/base-path';
import { env } from '@/lib/server/env';
import { AppError } from '@/lib/server/errors';
import type { GateSettings } from '@/lib/server/gate-role';
import { createLog } from '@/lib/server/log';
import { requestIdFrom, withRequestId } from '@/lib/server/request-id';
import type { TrustedProxies } from '@/lib/server/trusted-proxies';
import { CLIENT_ADDRESS_HEADER, clientAddress } from './client-address';
import { passGate } from './gate';
import { problemResponse } from './problem';
import { tooLargeError } from './request-input';
import { securityHeaders } from './security-headers';
import type { ServeApi } from './serve-api';
import { unreadablePathResponse } from './unreadable-path';
import { writeResponse } from './write-response';

/** Next fails on TRACE, and answers methods that it does not know without a reason. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Few addresses take more. Next would copy a body of up to 10 MB into memory before a route sees it. */
const MAX_BODY_BYTES = 64 * 1024;
/** Tariffs with a year of prices by half hour. */
const MAX_TARIFF_BYTES = 2 * 1024 * 1024;
const TARIFF_PATHS = ['/api/tariffs', '/api/tariffs/import', '/api/tariffs/compare'];

/** Headers that only a reverse proxy may set; Next reads them. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'forwarded'];

/** A request and what became of it. */
export interface Answered {
  method: string;
  /** Without its query. */
  path: string;
  status: number;
  ms: number;
}

export interface AdmitOptions {
  /** The path under which Next serves this site; by default the root. */
  basePath?: string;
  proxies: TrustedProxies;
  /** Who may open this site at all; by default everyone. */
  gate?: GateSettings | null;
  /** Called when `X-Forwarded-For` of a peer that is no trusted proxy is ignored. */
  onIgnoredProxy?: () => void;
  /** Returns the headers of an answer of our API. `proxy.ts` replaces them for a page. */
  apiHeaders?: (path: string) => Record<string, string>;
  /** Serves our API in front of the listeners of the server. */
  serveApi?: ServeApi;
  /** Called when an answer has ended, whether or not all of it was sent. */
  onAnswered?: (answered: Answered) => void;
}

/**
 * Puts the client's address into a private header and removes the headers that only a proxy may set. Returns an error
 * for a request that no route may handle: of no one whom the gate lets in, an unknown method, or a body that is announced as
 * too large.
 */
export function admitRequest(request: IncomingMessage, options: AdmitOptions): AppError | null {
  const { headers, method = '' } = request;
  const peer = request.socket.remoteAddress;
  const forwardedFor = headers['x-forwarded-for'];
  // Node joins repeated headers of this name with a comma.
  headers[CLIENT_ADDRESS_HEADER] = clientAddress(peer, String(forwardedFor ?? ''), options.proxies);
  const fromProxy = options.proxies.isProxy(peer);
  if (!fromProxy) {
    if (forwardedFor !== undefined) options.onIgnoredProxy?.();
    for (const name of PROXY_HEADERS) delete headers[name];
  }
  if (!METHODS.includes(method)) {
    return new AppError('method_not_allowed', { userMessage: `This site does not accept ${method} requests.` });
  }
  const refused = options.gate ? passGate(headers, { path: pathOf(request), fromProxy }, options.gate) : null;
  if (refused) return refused;
  const isTariff = TARIFF_PATHS.includes(pathOf(request));
  const max = isTariff ? MAX_TARIFF_BYTES : MAX_BODY_BYTES;
  return Number(headers['content-length'] ?? 0) > max ? tooLargeError() : null;
}

/**
 * Makes `admitRequest` the first to see every request of this process, answers those it refuses, and serves our API if
 * `serveApi` is given. Call once, when the server starts.
 */
export function admitAllRequests(serveApi?: ServeApi): void {
  const guarded = new WeakSet<Server>();
  const log = createLog({ level: env().logLevel });
  const onAnswered = log.isLevelEnabled('debug')
    ? (answered: Answered) => log.debug(answered, 'request answered')
    : undefined;
  // Next does not expose its server. Node reports the server of each request, just before it calls its listeners.
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server };
    if (guarded.has(server)) return;
    guarded.add(server);
    guardServer(server, {
      basePath: env().basePath,
      proxies: env().proxies,
      gate: env().gate,
      onIgnoredProxy: reportIgnoredProxy,
      apiHeaders,
      serveApi,
      onAnswered,
    });
  });
}

/** Puts `admitRequest` and our API in front of the request listeners of a server. */
export function guardServer(server: Server, options: AdmitOptions): void {
  const { basePath = '' } = options;
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    closeWithUnreadBody(request, response);
    request.url = withoutBasePath(request.url ?? '/', basePath);
    const given = options.proxies.isProxy(request.socket.remoteAddress) ? request.headers['x-request-id'] : undefined;
    const requestId = requestIdFrom(typeof given === 'string' ? given : null);
    if (!isBuildOutput(pathOf(request))) response.setHeader('X-Request-Id', requestId);
    withRequestId(requestId, () => {
      if (options.onAnswered) reportAnswer(request, response, options.onAnswered);
      const refusal = admitRequest(request, options);
      if (refusal) void refuse(request, response, refusal);
      else if (!serve(request, response, options)) {
        request.url = withBasePath(request.url ?? '/', basePath);
        for (const listener of listeners) listener.call(server, request, response);
      }
    });
  });
}

function reportAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  onAnswered: (answered: Answered) => void,
): void {
  const { method = '' } = request;
  const path = pathOf(request);
  const startedAt = performance.now();
  response.once('close', () => {
    onAnswered({ method, path, status: response.statusCode, ms: Math.round(performance.now() - startedAt) });
  });
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function isBuildOutput(path: string): boolean {
  return path.startsWith('/_next/static/');
}

/**
 * Closes the connection once the request is answered, if its body was given up before its end: the next request on the
 * connection comes after that body, and would wait for an answer for ever.
 */
function closeWithUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.once('finish', () => {
    if (request.destroyed && !request.complete) socket.destroySoon();
  });
}

/** Returns false for a request that is left to the listeners. */
function serve(request: IncomingMessage, response: ServerResponse, options: AdmitOptions): boolean {
  const path = pathOf(request);
  // Also of addresses that turn out to be of our API only when Next has resolved them.
  if (!isBuildOutput(path)) setHeaders(response, options.apiHeaders?.(path) ?? {});
  const unreadable = path.startsWith('/api/') ? unreadablePathResponse(path, Date.now()) : null;
  if (!unreadable) return options.serveApi?.(request, response) ?? false;
  void writeResponse(request, response, unreadable).catch(() => response.destroy());
  return true;
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** Returns the headers of our API, also for a path that is not of it. */
function apiHeaders(path: string): Record<string, string> {
  const { authUrl, secure, development } = env();
  const apiPath = path.startsWith('/api/') ? path : `/api${path}`;
  return securityHeaders({ path: apiPath, nonce: '', authUrl, secure, development });
}

async function refuse(request: IncomingMessage, response: ServerResponse, error: AppError): Promise<void> {
  const path = pathOf(request);
  const headers = {
    ...apiHeaders(path),
    ...(error.code === 'method_not_allowed' ? { Allow: METHODS.join(', ') } : {}),
  };
  // What the gate says is read by people who opened a page.
  const isPage = error.code === 'forbidden' && !path.startsWith('/api/');
  const answer = isPage ? plainText(error, headers) : problemResponse(error, { nowMs: Date.now(), headers });
  // Reads and drops a body that is still coming: a closed connection would lose the answer.
  request.resume();
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}

function plainText({ userMessage, status }: AppError, headers: Record<string, string>): Response {
  const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' };
  return new Response(userMessage, { status, headers: { ...headers, ...type } });
}

let ignoredProxyReported = false;

/** Once: an administrator who runs a proxy must learn that all of its visitors share the limits of one address. */
function reportIgnoredProxy(): void {
  if (ignoredProxyReported) return;
  ignoredProxyReported = true;
  createLog({ level: env().logLevel }).warn(
    'X-Forwarded-For was ignored, because the peer is not in TRUSTED_PROXIES. If it is your proxy, list its address.',
  );
}
