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
 * What becomes of the body: cut off in the middle; no JSON; a page for people; JSON that speaks of an error; JSON of
 * another shape; 40 MiB of JSON; longer or shorter than its `Content-Length` says; gzip that ends too soon; JSON that
 * repeats the request's `Authorization`.
 */
export type FaultBody = (typeof FAULT_BODIES)[number];

/** What shall go wrong. Several parts can be combined; `delayMs` alone only slows the real answer down. */
export interface Fault {
  /** Applies to requests whose path and query contain this; a text that begins with `/` must begin them. */
  match: string;
  /** How many requests; without it all, until faults are cleared. */
  times?: number;
  status?: number;
  delayMs?: number;
  body?: FaultBody;
  /** The connection is closed without an answer. */
  drop?: boolean;
  retryAfter?: number;
  headers?: Record<string, string>;
  /** The request takes effect (a token is used up, say) and only its answer is lost. Without it, nothing happens. */
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

  /** The first fault that fits; counts it down. */
  next(pathAndQuery: string): Fault | null {
    const place = this.list.findIndex(({ match }) =>
      match.startsWith('/') ? pathAndQuery.startsWith(match) : pathAndQuery.includes(match),
    );
    const fault = this.list[place];
    if (!fault) return null;
    if (fault.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.list.splice(place, 1);
    }
    return fault;
  }
}

const HTML = '<!doctype html><title>Bad gateway</title><h1>502</h1><p>Something between you and us is unwell.</p>';
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
 * Plays the fault. True when the request was answered (or dropped) and nobody else may answer it.
 * With `after`, the real answer is made and then lost: the caller goes on as if nothing were wrong.
 */
export async function applyFault(fault: Fault, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (fault.delayMs) await setTimeout(fault.delayMs, undefined, { ref: false });
  const onlyDelay = !fault.drop && !fault.body && fault.status === undefined && fault.retryAfter === undefined;
  if (fault.after) {
    loseAnswer(fault, req, res);
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
  answerWrong(fault, req, res);
  return true;
}

function answerWrong(fault: Fault, req: IncomingMessage, res: ServerResponse): void {
  const status = fault.status ?? (fault.retryAfter === undefined ? 200 : 429);
  const { type, bytes } = bodyOf(fault, req);
  const off = fault.body === 'long' ? -10 : fault.body === 'short' ? 10 : 0;
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Content-Length': String(bytes.length + off),
    ...(fault.body === 'gzip-cut' ? { 'Content-Encoding': 'gzip' } : {}),
    ...(fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }),
    ...fault.headers,
  };
  if (off !== 0) res.strictContentLength = false;
  res.writeHead(status, headers);
  // Node keeps a connection whose answer is shorter than promised, and whoever reads it waits: say that it is over.
  if (fault.body === 'short') return void res.write(bytes, () => req.socket.end());
  if (fault.body !== 'cut') return void res.end(bytes);
  res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => req.socket.destroy());
}

/** Lets the real handler work, but puts something else (or nothing) where its answer would have gone. */
function loseAnswer(fault: Fault, req: IncomingMessage, res: ServerResponse): void {
  const writeHead = res.writeHead.bind(res);
  const end = res.end.bind(res);
  const write = res.write.bind(res);
  res.writeHead = () => res;
  res.write = () => true;
  res.end = () => {
    Object.assign(res, { writeHead, end, write });
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    if (fault.drop) req.socket.destroy();
    else answerWrong(fault, req, res);
    return res;
  };
}
