import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { RequiredScope } from '@/lib/server/access/token-scope';
import type { Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import type { Context } from '@/lib/server/ports/context';
import { getServices } from '@/lib/server/start/context';
import { parseInput } from '../ports/parse-input';
import { accessTokenIn, findViewer } from './find-viewer';
import { problemResponse } from './problem';

/** The second argument of a Next route handler. An address without variable parts comes with undefined. */
export interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

/** What a handler checks its input with and whom it lets in, for the description of the API. */
export interface RouteAccepts {
  input: z.ZodType;
  scope: RequiredScope | 'public';
}

/** A route handler as Next calls it. */
export type Handler = (request: Request, context: RouteContext) => Promise<Response>;

interface RouteOptions<Schema extends z.ZodType> {
  /** Checks path and query parameters together; a name in the path wins over the same name in the query. */
  params: Schema;
  /** Which access tokens open it; `read` where nothing is said. */
  scope?: RequiredScope;
  handle: (ctx: Context, viewer: Viewer, input: z.output<Schema>, request: Request) => Promise<Response>;
}

interface PublicRouteOptions<Schema extends z.ZodType> {
  params: Schema;
  handle: (input: z.output<Schema>, request: Request) => Promise<Response>;
}

/** Query and path as one object; a name given twice in the query becomes a list, which no schema accepts. */
export async function routeInput(request: Request, context: RouteContext): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  const { searchParams } = new URL(request.url);
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    input[name] = values.length > 1 ? values : values[0];
  }
  for (const [name, value] of Object.entries((await context.params) ?? {})) {
    input[name] = typeof value === 'string' ? decoded(value) : value;
  }
  return input;
}

/** Next hands path parts over as they stand in the address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Runs a handler and turns whatever it throws into a problem answer. What nobody foresaw becomes a bland 500 and is
 * logged once, under the id that the answer carries in `X-Request-Id`.
 */
export async function withProblemResponse(request: Request, work: () => Promise<Response>): Promise<Response> {
  const requestId = randomUUID();
  try {
    const response = await work();
    // Whoever has a token must not come by a session with it.
    if (accessTokenIn(request) !== null) response.headers.delete('Set-Cookie');
    return response;
  } catch (error) {
    const known = error instanceof AppError ? error : null;
    const { pathname } = new URL(request.url);
    let nowMs = Date.now();
    try {
      const { log, clock } = await getServices();
      nowMs = clock();
      const fields = { requestId, method: request.method, path: pathname, err: error };
      if (!known) log.error(fields, 'request failed');
      else if (known.status >= 500) log.warn(fields, 'request failed');
      else log.debug({ ...fields, err: undefined, problem: known.code, detail: known.message }, 'request refused');
    } catch (unavailable) {
      // Without services there is no log either; the answer still must be a problem.
      process.stderr.write(`request ${requestId} failed: ${String((unavailable as Error).message)}\n`);
    }
    return problemResponse(known, { nowMs, requestId });
  }
}

/**
 * A GET of our API for a signed-in person or an access token of theirs: viewer (401 without), parameters (400),
 * handler. Every failure is `application/problem+json`.
 */
export function route<Schema extends z.ZodType>({ params, scope = 'read', handle }: RouteOptions<Schema>) {
  const handler: Handler = (request, context) =>
    withProblemResponse(request, async () => {
      const viewer = await findViewer(request, scope);
      const input = parseInput(params, await routeInput(request, context));
      return handle((await getServices()).context, viewer, input, request);
    });
  return Object.assign(handler, { asks: { input: params, scope } satisfies RouteAccepts });
}

/** The same without a viewer, for the few addresses that answer everybody. */
export function publicRoute<Schema extends z.ZodType>({ params, handle }: PublicRouteOptions<Schema>) {
  const handler: Handler = (request, context) =>
    withProblemResponse(request, async () => handle(parseInput(params, await routeInput(request, context)), request));
  return Object.assign(handler, { asks: { input: params, scope: 'public' } satisfies RouteAccepts });
}
