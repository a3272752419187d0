import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** What shall go wrong. Several parts can be combined; `delayMs` alone only slows the real answer down. */
export interface Fault {
  /** Applies to requests whose path and query contain this; a text that begins with `/` must begin them. */
  match: string;
  /** How many requests; without it all, until faults are cleared. */
  times?: number;
  status?: number;
  delayMs?: number;
  /** What becomes of the body: cut off in the middle, no JSON, or a page for people. */
  body?: 'cut' | 'malformed' | 'html';
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

function bodyOf(fault: Fault): { type: string; text: string } {
  if (fault.body === 'html') return { type: 'text/html; charset=utf-8', text: HTML };
  const text = fault.body === 'malformed' ? `${JSON_BODY.slice(0, -1)},,"oops]` : JSON_BODY;
  return { type: 'application/json; charset=utf-8', text };
}

/**
 * Plays the fault. True when the request was answered (or dropped) and nobody else may answer it.
 * With `after`, the real answer is made and then lost: the caller goes on as if nothing were wrong.
 */
export async function playFault(fault: Fault, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
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
  const { type, text } = bodyOf(fault);
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(text)),
    ...(fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }),
    ...fault.headers,
  };
  res.writeHead(status, headers);
  if (fault.body !== 'cut') return void res.end(text);
  res.write(text.slice(0, Math.floor(text.length / 2)), () => req.socket.destroy());
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
