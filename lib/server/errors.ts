/**
 * Every failure that can reach a person: stable code, HTTP status, sentence and next step.
 * `message` is for the log; `userMessage` is what is shown.
 */
export const ERROR_STATUS = {
  bad_request: 400,
  signed_out: 401,
  sign_in_again: 401,
  token_refused: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
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
  /** One sentence a person understands, with what happens next. */
  userMessage: string;
  /** For the log only; never holds a token, code or e-mail address. */
  detail?: string;
  /** The offending parameter of a `bad_request`. */
  field?: string;
  /** When trying again can work, UTC. */
  retryAt?: string | null;
  /** Status the cloud answered with, where it did. */
  upstreamStatus?: number;
  /** The cloud's answer was longer than one may be: for less of it, it may be short enough. */
  tooLarge?: boolean;
  cause?: unknown;
}

/**
 * Pages and routes are bundled apart, so one process can hold this class twice, and what one half throws the other
 * half must know. `instanceof` goes by this mark instead of by the class.
 */
const MARK: unique symbol = Symbol.for('copper-dashboard.AppError');

export class AppError extends Error {
  override name = 'AppError';
  readonly [MARK] = true;
  readonly code: ErrorCode;
  readonly userMessage: string;
  readonly field: string | null;
  readonly retryAt: string | null;
  readonly upstreamStatus: number | null;
  readonly tooLarge: boolean;

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
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
