import type { SignInErrorCode } from '@/lib/contract/sign-in-errors';

/**
 * Pages and routes are bundled apart, so one process can hold this class twice, and what one half throws the other
 * half must know. `instanceof` goes by this mark instead of by the class.
 */
const MARK: unique symbol = Symbol.for('copper-dashboard.SignInError');

/**
 * Signing in did not work, for a reason that has its own sentence. `message` is the code, because that is all that
 * next-auth carries to the page; `detail` and `cause` are for the log.
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
