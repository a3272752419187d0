import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

export const FAULT_BODIES = [
  'cut',
  'malformed',
  'html',
  'error',
  'shape',
  'huge',
  'long',
  'short',
  'gzip-cut',
  'echo',
] as const;

/**
 * What to send as the body: a part before the connection breaks; invalid JSON; an HTML page; a JSON error; JSON of
 * another shape; 40 MiB of JSON; a body longer or shorter than its `Content-Length`; truncated gzip; JSON that contains
 * the request's `Authorization`.
 */
export type FaultBody = (typeof FAULT_BODIES)[number];

/** A failure to inject. Fields can be combined; `delayMs` alone only delays the real response. */
export interface Fault {
  /** Applies to requests whose path and query contain this or, for a text that begins with `/`, begin with it. */
  match: string;
  /** Number of requests; by default all, until faults are cleared. */
  times?: number;
  status?: number;
  delayMs?: number;
  body?: FaultBody;
  /** Closes the connection without a response. */
  drop?: boolean;
  retryAfter?: number;
  headers?: Record<string, string>;
  /** The request takes effect (for example, a token is used up) and only its response is lost. */
  after?: boolean;
}

export class Faults {
  private readonly list: Fault[] = [];

  add(fault: Fault): void {
    this.list.push({ ...fault });
  }

  clear(): void {
    this.list.length = 0;
  }

  all(): Fault[] {
    return this.list.map((fault) => ({ ...fault }));
  }

  /** Returns the first fault that matches, and counts it. */
  next(pathAndQuery: string): Fault | null {
    const index = this.list.findIndex(({ match }) =>
      match.startsWith('/') ? pathAndQuery.startsWith(match) : pathAndQuery.includes(match),
    );
    const fault = this.list[index];
    if (!fault) return null;
    if (fault.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.list.splice(index, 1);
    }
    return fault;
  }
}

const HTML = '<!doctype html><title>Bad gateway</title><h1>502</h1><p>The server is unavailable.</p>';
const JSON_BODY = JSON.stringify({
  error: 'fault',
  message: 'Injected by the sandbox',
  rows: Array(40).fill({ value: 1.25 }),
});

const HUGE_BYTES = 40 * 1024 * 1024;

function bodyOf(fault: Fault, req: IncomingMessage): { type: string; bytes: Buffer } {
  const json = (text: string) => ({ type: 'application/json; charset=utf-8', bytes: Buffer.from(text) });
  switch (fault.body) {
    case 'html':
      return { type: 'text/html; charset=utf-8', bytes: Buffer.from(HTML) };
    case 'malformed':
      return json(`${JSON_BODY.slice(0, -1)},,"oops]`);
    case 'error':
      return json('{"error":"internal","message":"Something went wrong"}');
    case 'shape':
      return json('[{"results":[{"time":7,"usage":"much"}],"series":{},"premise_list":{}}]');
    case 'huge':
      return json(`{"results":[]${' '.repeat(HUGE_BYTES)}}`);
    case 'gzip-cut':
      return { ...json(''), bytes: gzipSync(JSON_BODY).subarray(0, 40) };
    case 'echo':
      return json(JSON.stringify({ error: 'fault', message: req.headers.authorization ?? '' }));
    default:
      return json(JSON_BODY);
  }
}

/**
 * Applies the fault. Returns true when it has answered or dropped the request. With `after` it returns false: the
 * caller handles the request, and the response is lost.
 */
export async function applyFault(fault: Fault, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (fault.delayMs) await setTimeout(fault.delayMs, undefined, { ref: false });
  const onlyDelay = !fault.drop && !fault.body && fault.status === undefined && fault.retryAfter === undefined;
  if (fault.after) {
    replaceResponse(fault, req, res);
    return false;
  }
  if (onlyDelay) {
    for (const [name, value] of Object.entries(fault.headers ?? {})) res.setHeader(name, value);
    return false;
  }
  if (fault.drop) {
    req.socket.destroy();
    return true;
  }
  sendWrongResponse(fault, req, res);
  return true;
}

function sendWrongResponse(fault: Fault, req: IncomingMessage, res: ServerResponse): void {
  const status = fault.status ?? (fault.retryAfter === undefined ? 200 : 429);
  const { type, bytes } = bodyOf(fault, req);
  const lengthError = fault.body === 'long' ? -10 : fault.body === 'short' ? 10 : 0;
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Content-Length': String(bytes.length + lengthError),
    ...(fault.body === 'gzip-cut' ? { 'Content-Encoding': 'gzip' } : {}),
    ...(fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }),
    ...fault.headers,
  };
  if (lengthError !== 0) res.strictContentLength = false;
  res.writeHead(status, headers);
  // Node would keep the connection open and the client would wait for the rest, so close it.
  if (fault.body === 'short') return void res.write(bytes, () => req.socket.end());
  if (fault.body !== 'cut') return void res.end(bytes);
  res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => req.socket.destroy());
}

/** Lets the real handler run, but replaces or drops its response. */
function replaceResponse(fault: Fault, req: IncomingMessage, res: ServerResponse): void {
  const writeHead = res.writeHead.bind(res);
  const end = res.end.bind(res);
  const write = res.write.bind(res);
  res.writeHead = () => res;
  res.write = () => true;
  res.end = () => {
    Object.assign(res, { writeHead, end, write });
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    if (fault.drop) req.socket.destroy();
    else sendWrongResponse(fault, req, res);
    return res;
  };
}
