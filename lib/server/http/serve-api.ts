import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from './route';
import { writeResponse } from './write-response';

/** The reading handlers of a `route.ts`. */
export interface ReadHandlers {
  GET: Handler;
  /** Where it differs from GET without its body. */
  HEAD?: Handler;
}

/** Addresses in Next's notation, such as `/api/meters/[meterId]/series`, and what loads their handlers. */
export type ApiRoutes = Record<string, () => Promise<ReadHandlers>>;

/** Serves a request and returns true, or leaves it to Next and returns false. */
export type ServeApi = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Pattern {
  /** A name in brackets matches any part. */
  parts: string[];
  load: () => Promise<ReadHandlers>;
}

/**
 * Returns a function that serves GET and HEAD of our API in front of Next: Next takes a millisecond of processor time for
 * each request, and does not compress what a route returns. Addresses that are not written as in `routes`, and all other
 * methods, are left to Next.
 */
export function createServeApi(routes: ApiRoutes): ServeApi {
  const patterns = Object.entries(routes)
    .map(([address, load]): Pattern => ({ parts: address.split('/'), load }))
    // As in Next: at each part, a fixed one is tried before any.
    .sort((a, b) => order(a).localeCompare(order(b)));

  return (request, response) => {
    const { method, url = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const [path = ''] = url.split('?', 1);
    const parts = path.split('/');
    const pattern = patterns.find((each) => matches(each, parts));
    if (!pattern) return false;
    void serve(request, response, pattern, parts);
    return true;
  };
}

const isVariable = (part: string) => part.startsWith('[');

function order({ parts }: Pattern): string {
  return parts.map((part) => (isVariable(part) ? '1' : '0')).join('');
}

function matches({ parts }: Pattern, given: readonly string[]): boolean {
  return (
    parts.length === given.length &&
    parts.every((part, index) => (isVariable(part) ? isPlain(given[index] ?? '') : part === given[index]))
  );
}

/** Next redirects or resolves these. */
function isPlain(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/%2e|\\/i.test(part);
}

async function serve(request: IncomingMessage, response: ServerResponse, { parts, load }: Pattern, given: string[]) {
  try {
    const handlers = await load();
    const handle = (request.method === 'HEAD' && handlers.HEAD) || handlers.GET;
    const names = parts.flatMap((part, index) => (isVariable(part) ? [[part.slice(1, -1), given[index]]] : []));
    const params = Promise.resolve(Object.fromEntries(names));
    await writeResponse(request, response, await handle(asWebRequest(request), { params }));
  } catch {
    // The client went away, or a body failed after its first bytes: a broken connection says that the rest is missing.
    response.destroy();
  }
}

function asWebRequest({ url = '/', method, headers }: IncomingMessage): Request {
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  return new Request(`http://localhost${url}`, { method, headers: fields });
}
