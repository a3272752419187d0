import type { Problem } from '@/lib/contract/problem';
import type { AppError, ErrorCode } from '@/lib/server/errors';
import { completeBody, completeResponse } from './complete-body';

const TITLES: Record<ErrorCode, string> = {
  bad_request: 'Bad request',
  signed_out: 'Not signed in',
  sign_in_again: 'Sign in again',
  token_refused: 'Invalid access token',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  too_large: 'Request too large',
  limited: 'Too many requests',
  internal: 'Internal error',
  cloud_error: 'Copper answered with an error',
  cloud_malformed: 'Copper’s answer can’t be used',
  cloud_down: 'Copper can’t be reached',
  storage_failed: 'Storage is not available',
  cloud_timeout: 'Copper took too long',
};

/** `WWW-Authenticate` values (RFC 6750). Browsers show no password prompt for the Bearer scheme. */
const CHALLENGES: Partial<Record<ErrorCode, string>> = {
  signed_out: 'Bearer',
  token_refused: 'Bearer error="invalid_token"',
};

/** Shown for an unexpected error: no details, only what to do. */
const UNEXPECTED =
  'Something went wrong on this server. Try again. If it keeps happening, tell the administrator of this site.';

/** Returns whole seconds until `retryAt`, at least 1, or null when it is not known. */
function secondsUntil(retryAt: string | null, nowMs: number): string | null {
  const at = retryAt === null ? Number.NaN : Date.parse(retryAt);
  return Number.isNaN(at) ? null : String(Math.max(1, Math.ceil((at - nowMs) / 1000)));
}

/**
 * Returns `application/problem+json` (RFC 9457) for an error; null means an unexpected error, a 500 without details.
 * Never cached. 429 and 503 carry `Retry-After` when a time is known.
 */
export function problemResponse(
  error: AppError | null,
  options: { nowMs: number; requestId?: string; headers?: Record<string, string>; code?: string; status?: number },
): Response {
  const errorCode = error?.code ?? 'internal';
  const code = options.code ?? errorCode;
  const status = options.status ?? error?.status ?? 500;
  const problem: Problem = {
    type: `/docs/errors#${code}`,
    title: TITLES[errorCode],
    status,
    code,
    detail: error?.userMessage ?? UNEXPECTED,
    ...(error?.field ? { field: error.field } : {}),
    ...(error?.retryAt ? { retryAt: error.retryAt } : {}),
  };
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'private, no-store',
    Vary: 'Cookie, Authorization',
    ...options.headers,
  });
  const challenge = CHALLENGES[errorCode];
  if (challenge) headers.set('WWW-Authenticate', challenge);
  if (options.requestId) headers.set('X-Request-Id', options.requestId);
  const wait = status === 429 || status === 503 ? secondsUntil(error?.retryAt ?? null, options.nowMs) : null;
  if (wait) headers.set('Retry-After', wait);
  return completeResponse(completeBody(JSON.stringify(problem)), { status, headers });
}
