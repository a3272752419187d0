import { AppError, type AppErrorOptions, type ErrorCode } from '@/lib/server/errors';

/** Why a request returned no usable answer. */
export type CloudFailure =
  | { kind: 'status'; status: number }
  | { kind: 'network' | 'timeout' | 'too_large' | 'malformed'; cause?: unknown };

/** When a failed request is worth another try. */
const RETRY_AFTER_MS = 30_000;

const SENTENCES = {
  cloud_down: 'Copper cannot be reached right now. This page tries again by itself.',
  cloud_timeout: 'Copper takes too long to answer right now. This page tries again by itself.',
  cloud_error: 'Copper has a problem on its side. This page tries again by itself.',
  cloud_malformed: 'Copper sent an answer that cannot be read. This page tries again by itself.',
  bad_request: 'Copper does not accept this request. Choose another date range or interval.',
  sign_in_again: 'Copper no longer accepts this sign-in. Sign in again to continue.',
  forbidden: 'You don’t have access to this. Choose something from your list.',
  not_found: 'Copper no longer has this. Choose something from your list.',
  method_not_allowed: 'Copper no longer offers this. This site may need an update.',
} as const;

const REFUSED = 'Copper refused several requests in a row. This page tries again by itself.';

/** The documented statuses, and those of a proxy in front of the cloud. The ledger handles 429. */
const STATUS_CODES: Record<number, keyof typeof SENTENCES> = {
  400: 'bad_request',
  401: 'sign_in_again',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  502: 'cloud_down',
  503: 'cloud_down',
  504: 'cloud_timeout',
};

const FAILURE_CODES = {
  network: 'cloud_down',
  timeout: 'cloud_timeout',
  too_large: 'cloud_malformed',
  malformed: 'cloud_malformed',
} as const;

/** Returns the typed error for a failure. `cloud_…` errors have the time of the next try. */
export function cloudError(failure: CloudFailure, endpoint: string, now: number): AppError {
  const code =
    failure.kind === 'status' ? (STATUS_CODES[failure.status] ?? 'cloud_error') : FAILURE_CODES[failure.kind];
  const options: AppErrorOptions = {
    userMessage: SENTENCES[code],
    detail: `${endpoint}: ${failure.kind === 'status' ? `status ${failure.status}` : failure.kind}`,
    retryAt: code.startsWith('cloud_') ? new Date(now + RETRY_AFTER_MS).toISOString() : null,
  };
  if (failure.kind === 'status') options.upstreamStatus = failure.status;
  else options.cause = failure.cause;
  options.tooLarge = failure.kind === 'too_large';
  return new AppError(code, options);
}

/**
 * Returns the error of a request that was not sent, since others failed before it: theirs, with the time of the next
 * try. That new tokens were refused says only that this may be refused, too: what is stored stays hidden where access may
 * have been withdrawn.
 */
export function notSentError(last: AppError, retryAt: number): AppError {
  const refused = last.code === 'sign_in_again' || last.code === 'forbidden';
  return new AppError(refused ? 'cloud_error' : last.code, {
    userMessage: refused ? REFUSED : last.userMessage,
    detail: `not sent, since several requests failed in a row: ${last.message}`,
    retryAt: new Date(retryAt).toISOString(),
    withdrawn: last.code === 'forbidden',
  });
}

/** Errors that an immediate retry would only repeat: they are not retried, and are remembered for a while. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['bad_request', 'forbidden', 'not_found', 'method_not_allowed']);

export function isFinal(error: AppError): boolean {
  return FINAL.has(error.code);
}
