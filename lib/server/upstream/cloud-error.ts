import { AppError, type AppErrorOptions, type ErrorCode } from '@/lib/server/errors';

/** What became of a request that brought no usable answer. */
export type CloudFailure =
  | { kind: 'status'; status: number }
  | { kind: 'network' | 'timeout' | 'too_large' | 'malformed'; cause?: unknown };

/** How soon a failed request is worth another try. */
const TRY_AGAIN_MS = 30_000;

const SENTENCES = {
  cloud_down: 'Copper cannot be reached right now. This page tries again by itself.',
  cloud_timeout: 'Copper takes too long to answer right now. This page tries again by itself.',
  cloud_error: 'Copper has a problem on its side. This page tries again by itself.',
  cloud_malformed: 'Copper sent an answer that cannot be read. This page tries again by itself.',
  bad_request: 'Copper does not accept this request. Choose another range or granularity.',
  sign_in_again: 'Copper no longer accepts this sign-in. Sign in again to go on.',
  forbidden: 'Copper does not let this account see that. Choose something from your list of premises.',
  not_found: 'Copper knows no such thing any more. Choose something from your list of premises.',
  method_not_allowed: 'Copper no longer offers this. An update of this site may be needed.',
} as const;

/** The documented statuses, and those a gateway in front of the cloud answers with. 429 is the ledger's business. */
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

/** The typed error for a failure. Codes of the `cloud_…` family say when to try again. */
export function cloudError(failure: CloudFailure, endpoint: string, now: number): AppError {
  const code =
    failure.kind === 'status' ? (STATUS_CODES[failure.status] ?? 'cloud_error') : FAILURE_CODES[failure.kind];
  const options: AppErrorOptions = {
    userMessage: SENTENCES[code],
    detail: `${endpoint}: ${failure.kind === 'status' ? `status ${failure.status}` : failure.kind}`,
    retryAt: code.startsWith('cloud_') ? new Date(now + TRY_AGAIN_MS).toISOString() : null,
  };
  if (failure.kind === 'status') options.upstreamStatus = failure.status;
  else options.cause = failure.cause;
  options.tooLarge = failure.kind === 'too_large';
  return new AppError(code, options);
}

/** Answers that stay what they are when asked again at once: not retried, and believed for a while. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['bad_request', 'forbidden', 'not_found', 'method_not_allowed']);

export function isFinal(error: AppError): boolean {
  return FINAL.has(error.code);
}
