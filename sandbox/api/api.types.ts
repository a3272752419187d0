import type { VerifiedToken } from '../auth/auth.types';
import type { DayCut } from '../data/buckets';
import type { World } from '../data/world';

/** State that the routes read. */
export interface ApiContext {
  world: World;
  /** Milliseconds since 1970 by the sandbox's clock. */
  clock: () => number;
  dayCut: DayCut;
  /** Longest range of one request in days, by granularity. Longer ranges get 400. */
  maxDays: { minute: number; hour: number; day: number };
  /** How often the user list was requested: the real cloud adds email addresses with each request. */
  userListRequests: number;
}

export interface ApiCall {
  context: ApiContext;
  token: VerifiedToken;
  /** Decoded path parameters by name. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** The current UTC minute. */
  now: number;
}

export interface ApiResult {
  /** A JSON value; or `pieces` of text, for a body too large to build at once. */
  body?: unknown;
  pieces?: Iterable<string>;
  /** Seconds that a private cache may store it. */
  maxAge: number;
}

export type ApiHandler = (call: ApiCall) => ApiResult | Promise<ApiResult>;

/** Thrown for every status other than 200. */
export class ApiFailure extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 429,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export const badRequest = (message: string): ApiFailure => new ApiFailure(400, 'bad_request', message);
export const notFound = (name: string): ApiFailure => new ApiFailure(404, 'not_found', `${name} not found`);
export const forbidden = (): ApiFailure => new ApiFailure(403, 'forbidden', 'The token has no access to this resource');

/** How long responses may be cached, in seconds. */
export const MAX_AGE = { live: 60, standard: 900, closed: 31_536_000 } as const;
