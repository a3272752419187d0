import type { z } from 'zod';
import type { RequiredScope } from '@/lib/server/access/token-scope';
import type { Viewer } from '@/lib/server/account';
import type { Context } from '@/lib/server/ports/context';
import { getServices } from '@/lib/server/start/context';
import { parseInput } from '../ports/parse-input';
import { accessTokenIn, findViewer, refuseAccessToken } from './find-viewer';
import { bodyInput, paramsInput, type RouteContext } from './request-input';
import { requireSameOrigin } from './same-origin';
import { withProblemResponse } from './with-problem-response';

/**
 * What a route validates its input with, which access tokens it takes, and whether guests. Read by the tests of the
 * OpenAPI document.
 */
export interface RouteAccepts {
  input: z.ZodType;
  scope: RequiredScope | 'public';
  guests: boolean;
}

/** A route handler as Next calls it. */
export type Handler = (request: Request, context?: RouteContext) => Promise<Response>;

type RouteInput<Schema extends z.ZodType> =
  | {
      /** Validates path and query parameters together. */
      params: Schema;
      /** True for a request that changes data, such as a DELETE. A request with a body always does. */
      changes?: true;
    }
  | {
      /** Validates the JSON body. */
      body: Schema;
      /** The largest body; 16 KB by default. */
      maxBytes?: number;
    };

type ViewerRoute<Schema extends z.ZodType> = RouteInput<Schema> & {
  /** Which access tokens may be used. Default: `read`, and `none` for a request that changes data. */
  scope?: RequiredScope;
  /** True for a route that guests may use: its use case answers by the account's lists, which have only their home. */
  guests?: true;
  handle: (ctx: Context, viewer: Viewer, input: z.output<Schema>, request: Request) => Promise<Response>;
};

type PublicRoute<Schema extends z.ZodType> = RouteInput<Schema> & {
  /** Needs no sign-in. */
  scope: 'public';
  handle: (input: z.output<Schema>, request: Request) => Promise<Response>;
};

/**
 * Returns a route handler of our API. It checks the origin of a request that changes data (403), the viewer (401) and
 * the input (400), then calls `handle`. Every failure is `application/problem+json`.
 */
export function route<Schema extends z.ZodType>(options: ViewerRoute<Schema>): Handler & { accepts: RouteAccepts };
export function route<Schema extends z.ZodType>(options: PublicRoute<Schema>): Handler & { accepts: RouteAccepts };
export function route<Schema extends z.ZodType>(options: ViewerRoute<Schema> | PublicRoute<Schema>) {
  const hasBody = 'body' in options;
  const changes = hasBody || options.changes === true;
  const schema = hasBody ? options.body : options.params;
  const scope = options.scope ?? (changes ? 'none' : 'read');
  const guests = 'guests' in options && options.guests === true;

  const handler: Handler = (request, context) =>
    withProblemResponse(request, async () => {
      if (changes) await requireOwnPage(request, scope === 'public');
      const viewer = scope === 'public' ? null : await findViewer(request, { scope, guests });
      const input = parseInput(
        schema,
        hasBody ? await bodyInput(request, options.maxBytes) : await paramsInput(request, context),
      );
      if (options.scope === 'public') return options.handle(input, request);
      return options.handle((await getServices()).context, viewer as Viewer, input, request);
    });
  return Object.assign(handler, { accepts: { input: schema, scope, guests } });
}

/**
 * Throws `forbidden` for a request from a page of another site. A request with an access token needs no page: another
 * site can't make a browser send one. A public route takes no access token at all.
 */
async function requireOwnPage(request: Request, isPublic: boolean): Promise<void> {
  const { env } = await getServices();
  if (isPublic) refuseAccessToken(request);
  if (accessTokenIn(request) === null) requireSameOrigin(request, env);
}
