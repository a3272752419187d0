import type { Notice } from '@/lib/domain/answer';
import { AppError } from '@/lib/server/errors';

/** Failures after which a stored answer may be shown instead. Not after forbidden or not found: access was withdrawn. */
const SHOW_STORED_AFTER = [
  'limited',
  'cloud_down',
  'cloud_timeout',
  'cloud_error',
  'cloud_malformed',
  'sign_in_again',
] as const;

/** The notice of a stored answer that is shown while a new one is being fetched. */
export const REFRESHING: Notice = {
  code: 'refreshing',
  message: 'These are the last known values. Newer ones are on their way.',
  retryAt: null,
};

/** Returns the notice for a failure after which a stored answer may be shown, else null. */
export function noticeFor(error: unknown): Notice | null {
  if (!(error instanceof AppError) || error.withdrawn) return null;
  const { userMessage: message, retryAt } = error;
  // Nothing is sent while requests cannot be counted, but stored answers can still be read.
  if (error.code === 'storage_failed') return { code: 'cloud_error', message, retryAt };
  const code = SHOW_STORED_AFTER.find((candidate) => candidate === error.code);
  return code ? { code, message, retryAt } : null;
}
