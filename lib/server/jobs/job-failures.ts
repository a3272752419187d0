import type { JobWaitReason } from '@/lib/domain/job-wait';
import { nextPauseMs } from '../concurrency/backoff';
import { AppError, type ErrorCode } from '../errors';

/** What a job waits for, and since when; instants in milliseconds. */
export interface JobWaitState {
  waitingFor: JobWaitReason | null;
  nextAt: number | null;
  updatedAt: number;
}

/**
 * Returns what a failure means for a job: what to wait for, `meter` if only this device is affected, null if unknown.
 */
export function failureKind(error: unknown): JobWaitReason | 'meter' | null {
  if (!(error instanceof AppError)) return null;
  return FAILURE_KINDS[error.code] ?? null;
}

const FAILURE_KINDS: Partial<Record<ErrorCode, JobWaitReason | 'meter'>> = {
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

/** Returns the message for a meter or gateway that is no longer filled. */
export function stopReason(error: unknown): string {
  const code = error instanceof AppError ? error.code : null;
  if (code === 'not_found') return 'Copper no longer has readings for this device. Saved data stays.';
  if (code === 'forbidden') return 'This account may no longer read this device. Saved data stays.';
  return 'Copper rejected the request for these readings. Saved data stays.';
}

const MINUTE_MS = 60_000;
const PAUSES = { firstMs: MINUTE_MS, maxMs: 60 * MINUTE_MS };

/**
 * Returns when to retry after a failure, in milliseconds: at the time the budget gives, or after one minute, doubled up
 * to an hour while the cause stays the same. Sign-in is checked every minute, because that costs no request.
 */
export function nextRetryAt(job: JobWaitState, waitingFor: JobWaitReason, retryAt: string | null, now: number): number {
  const retryAtMs = retryAt === null ? 0 : Date.parse(retryAt);
  if (waitingFor === 'budget') return Math.max(retryAtMs, now + 1000);
  if (waitingFor === 'sign_in') return now + MINUTE_MS;
  const lastPause = job.waitingFor === waitingFor && job.nextAt !== null ? job.nextAt - job.updatedAt : 0;
  return Math.max(retryAtMs, now + nextPauseMs(lastPause, PAUSES));
}
