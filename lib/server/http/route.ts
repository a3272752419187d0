import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '@/lib/server/account';
import { getServices } from '@/lib/server/context';
import type { Context } from '@/lib/server/context.types';
import { AppError } from '@/lib/server/errors';
import { problemResponse } from './problem';

/** The second argument of a Next route handler. An address without variable parts comes with undefined. */
interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

type Handler = (request: Request, context: RouteContext) => Promise<Response>;

interface RouteOptions<Schema extends z.ZodType> {
  /** Checks path and query parameters together; a name in the path wins over the same name in the query. */
  params: Schema;
  handle: (ctx: Context, viewer: Viewer, input: z.output<Schema>, request: Request) => Promise<Response>;
}

interface PublicRouteOptions<Schema extends z.ZodType> {
  params: Schema;
  handle: (input: z.output<Schema>, request: Request) => Promise<Response>;
}

function signedOut(): AppError {
  return new AppError('signed_out', {
    userMessage: 'You are not signed in, or your session is over. Sign in to go on.',
  });
}

/** Query and path as one object; a name given twice in the query becomes a list, which no schema accepts. */
async function inputOf(request: Request, context: RouteContext): Promise<Record<string, unknown>> {
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

/** Checks `input`, or throws `bad_request` naming the first parameter at fault. Values are not repeated. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path[0] === undefined ? undefined : String(issue.path[0]);
  throw new AppError('bad_request', {
    userMessage: `${field ? `The parameter "${field}"` : 'The request'} can’t be used. ${issue?.message ?? ''}`.trim(),
    detail: `parameter ${field ?? '?'}: ${issue?.code ?? 'invalid'}`,
    field,
  });
}

/**
 * Runs a handler and turns whatever it throws into a problem answer. What nobody foresaw becomes a bland 500 and is
 * logged once, under the id that the answer carries in `X-Request-Id`.
 */
export async function answering(request: Request, work: () => Promise<Response>): Promise<Response> {
  const requestId = randomUUID();
  try {
    return await work();
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
 * A signed-in GET of our API: viewer (401 without), parameters (400), handler. Every failure is
 * `application/problem+json`.
 */
export function route<Schema extends z.ZodType>({ params, handle }: RouteOptions<Schema>): Handler {
  return (request, context) =>
    answering(request, async () => {
      const services = await getServices();
      const viewer = await services.auth.viewerFor(request.headers.get('cookie'));
      if (!viewer) throw signedOut();
      const input = parseInput(params, await inputOf(request, context));
      return handle(services.context, viewer, input, request);
    });
}

/** The same without a viewer, for the few addresses that answer everybody. */
export function publicRoute<Schema extends z.ZodType>({ params, handle }: PublicRouteOptions<Schema>): Handler {
  return (request, context) =>
    answering(request, async () => handle(parseInput(params, await inputOf(request, context)), request));
}
