import type { VerifiedToken } from '../auth/auth.types';
import type { DayCut } from '../data/buckets';
import type { World } from '../data/world';

/** What the routes answer from. */
export interface ApiContext {
  world: World;
  /** Milliseconds since 1970 by the sandbox's clock. */
  clock: () => number;
  dayCut: DayCut;
  /** Longest range of one request, in days, by fineness; longer ones are answered with 400. */
  maxDays: { minute: number; hour: number; day: number };
  /** How often the user list was asked: the real cloud learns e-mail addresses as it is asked. */
  userListRequests: number;
}

export interface ApiCall {
  context: ApiContext;
  token: VerifiedToken;
  /** Decoded path parameters by name. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** The present UTC minute. */
  now: number;
}

export interface ApiResult {
  /** JSON value; or `pieces`, text that is sent as it is made because all of it would be too much. */
  body?: unknown;
  pieces?: Iterable<string>;
  /** Seconds that a private cache may keep it. */
  maxAge: number;
}

export type ApiHandler = (call: ApiCall) => ApiResult | Promise<ApiResult>;

/** An answer other than 200. */
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
export const notFound = (what: string): ApiFailure => new ApiFailure(404, 'not_found', `${what} not found`);
export const forbidden = (): ApiFailure => new ApiFailure(403, 'forbidden', 'The token has no access to this resource');

/** How long answers may be kept, in seconds. */
export const MAX_AGE = { live: 60, usual: 900, closed: 31_536_000 } as const;
