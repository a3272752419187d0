import type { SignInErrorCode } from '@/lib/contract/sign-in-errors';

/**
 * Next bundles pages and routes separately, so one process can have this class twice. `instanceof` checks this mark, so
 * that both copies recognize each other's errors.
 */
const MARK: unique symbol = Symbol.for('copper-dashboard.SignInError');

/**
 * A failed sign-in, with a code that has its own message in the UI. `message` is the code, because next-auth passes
 * only that to the page. `detail` and `cause` are for the log.
 */
export class SignInError extends Error {
  override name = 'SignInError';
  readonly [MARK] = true;
  readonly code: SignInErrorCode;
  readonly detail: string | null;

  static override [Symbol.hasInstance](value: unknown): value is SignInError {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  constructor(code: SignInErrorCode, detail?: string, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.detail = detail ?? null;
  }
}
