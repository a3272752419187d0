/**
 * All errors that can reach a user, as stable codes with their HTTP status.
 */
export const ERROR_STATUS = {
  bad_request: 400,
  signed_out: 401,
  sign_in_again: 401,
  token_refused: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  limited: 429,
  internal: 500,
  cloud_error: 502,
  cloud_malformed: 502,
  cloud_down: 503,
  storage_failed: 503,
  cloud_timeout: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export interface AppErrorOptions {
  /** Shown to the user: what happened and what to do. */
  userMessage: string;
  /** For the log only. Never contains a token, code or email address. */
  detail?: string;
  /** The invalid parameter of a `bad_request`. */
  field?: string;
  /** When a retry can succeed, UTC. */
  retryAt?: string | null;
  /** Status of the cloud's response, if there was one. */
  upstreamStatus?: number;
  /** True when the cloud's response was too large. A smaller request may succeed. */
  tooLarge?: boolean;
  /** True when access may have been withdrawn: a stored answer must not be shown instead. */
  withdrawn?: boolean;
  cause?: unknown;
}

/**
 * Next bundles pages and routes separately, so one process can have this class twice. `instanceof` checks this mark, so
 * that both copies recognize each other's errors.
 */
const MARK: unique symbol = Symbol.for('copper-dashboard.AppError');

/** An error with a stable code. `message` is for the log, `userMessage` is shown to the user. */
export class AppError extends Error {
  override name = 'AppError';
  readonly [MARK] = true;
  readonly code: ErrorCode;
  readonly userMessage: string;
  readonly field: string | null;
  readonly retryAt: string | null;
  readonly upstreamStatus: number | null;
  readonly tooLarge: boolean;
  readonly withdrawn: boolean;

  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  constructor(code: ErrorCode, options: AppErrorOptions) {
    super(options.detail ?? options.userMessage, { cause: options.cause });
    this.code = code;
    this.userMessage = options.userMessage;
    this.field = options.field ?? null;
    this.retryAt = options.retryAt ?? null;
    this.upstreamStatus = options.upstreamStatus ?? null;
    this.tooLarge = options.tooLarge ?? false;
    this.withdrawn = options.withdrawn ?? false;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
