import type { SignInErrorCode } from '@/lib/contract/sign-in-errors';

/**
 * Signing in did not work, for a reason that has its own sentence. `message` is the code, because that is all that
 * next-auth carries to the page; `detail` and `cause` are for the log.
 */
export class SignInError extends Error {
  override name = 'SignInError';
  readonly code: SignInErrorCode;
  readonly detail: string | null;

  constructor(code: SignInErrorCode, detail?: string, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.detail = detail ?? null;
  }
}
