import { canRetrySameAttempt, type SignInErrorCode, signInErrorMessage } from '@/lib/contract/sign-in-errors';
import { AppError, type ErrorCode } from '@/lib/server/errors';
import { reporter } from '@/lib/server/events';
import { problemResponse } from '@/lib/server/http/problem';
import type { Log } from '@/lib/server/log';
import { SignInError } from '../../auth/sign-in-error';

const reportFailure = reporter('signInFailed');

/** Returns the error code that the sign-in page shows a message for, and logs the error. Unexpected: `unknown`. */
export function signInFailureCode(error: unknown, log: Log): SignInErrorCode {
  const problem = codeOf(error, log);
  reportFailure(() => ({ problem }));
  return problem;
}

function codeOf(error: unknown, log: Log): SignInErrorCode {
  if (error instanceof SignInError) {
    const fields = { problem: error.code, detail: error.detail };
    if (canRetrySameAttempt(error.code)) log.debug(fields, 'sign-in refused');
    else log.info(fields, 'sign-in refused');
    return error.code;
  }
  if (error instanceof AppError) {
    log.warn({ err: error }, 'sign-in failed');
    if (error.code === 'storage_failed') return 'storage_failed';
    return error.code === 'cloud_down' || error.code === 'cloud_timeout' ? 'auth_unreachable' : 'auth_failed';
  }
  log.error({ err: error }, 'sign-in failed');
  return 'unknown';
}

const STATUS: Partial<Record<SignInErrorCode, ErrorCode>> = {
  email_invalid: 'bad_request',
  too_many_attempts: 'limited',
  grant_closed: 'forbidden',
  access_denied: 'forbidden',
  auth_unreachable: 'cloud_down',
  auth_failed: 'cloud_error',
  storage_failed: 'storage_failed',
};

const LIMIT_WINDOW_MS = 15 * 60_000;

/** Returns a problem response for a sign-in that did not start, with the sign-in error code and its message. */
export function signInProblemResponse(error: unknown, log: Log, nowMs: number): Response {
  const code = signInFailureCode(error, log);
  const known = new AppError(STATUS[code] ?? 'internal', {
    userMessage: signInErrorMessage(code),
    field: code === 'email_invalid' ? 'email' : undefined,
    retryAt: code === 'too_many_attempts' ? new Date(nowMs + LIMIT_WINDOW_MS).toISOString() : null,
  });
  return problemResponse(known, { nowMs, code });
}
