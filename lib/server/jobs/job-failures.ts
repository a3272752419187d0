import { nextPauseMs } from '../concurrency/backoff';
import { AppError, type ErrorCode } from '../errors';
import type { JobWaitReason } from '../ports/jobs';

/** What a job waits for now, and since when; instants in milliseconds. */
export interface JobWaitState {
  waitingFor: JobWaitReason | null;
  nextAt: number | null;
  updatedAt: number;
}

/** What a failure means for a job: what it waits for, `meter` where only this one is concerned; null: nobody knows. */
export function failureKind(error: unknown): JobWaitReason | 'meter' | null {
  if (!(error instanceof AppError)) return null;
  return TROUBLES[error.code] ?? null;
}

const TROUBLES: Partial<Record<ErrorCode, JobWaitReason | 'meter'>> = {
  limited: 'budget',
  sign_in_again: 'sign_in',
  storage_failed: 'storage',
  cloud_down: 'cloud',
  cloud_timeout: 'cloud',
  cloud_error: 'cloud',
  cloud_malformed: 'cloud',
  bad_request: 'meter',
  forbidden: 'meter',
  not_found: 'meter',
  method_not_allowed: 'meter',
};

/** Why a meter is left out from now on. */
export function stopReason(error: unknown): string {
  const code = error instanceof AppError ? error.code : null;
  if (code === 'not_found') return 'Copper knows no readings of this one any more. What is kept stays.';
  if (code === 'forbidden') return 'Copper does not let this account read this one. What is kept stays.';
  return 'Copper does not accept the question for these readings. What is kept stays.';
}

const MINUTE_MS = 60_000;
const PAUSES = { firstMs: MINUTE_MS, maxMs: 60 * MINUTE_MS };

/**
 * When a job goes on after a failure, in milliseconds: when the budget says so, else after a minute, and twice as
 * long each time the same is still the matter, up to an hour. Signing in is looked for each minute: it costs nothing.
 */
export function nextRetryAt(job: JobWaitState, waitingFor: JobWaitReason, retryAt: string | null, now: number): number {
  const told = retryAt === null ? 0 : Date.parse(retryAt);
  if (waitingFor === 'budget') return Math.max(told, now + 1000);
  if (waitingFor === 'sign_in') return now + MINUTE_MS;
  const before = job.waitingFor === waitingFor && job.nextAt !== null ? job.nextAt - job.updatedAt : 0;
  return Math.max(told, now + nextPauseMs(before, PAUSES));
}
