import type { Notice } from '@/lib/domain/answer';
import { AppError } from '@/lib/server/errors';

/** Failures that a held answer may stand in for. After a final no it may not: the cloud withdrew it. */
const STANDS_IN = [
  'limited',
  'cloud_down',
  'cloud_timeout',
  'cloud_error',
  'cloud_malformed',
  'sign_in_again',
] as const;

/** Said where the held answer is shown while a new one is on its way. */
export const REFRESHING: Notice = {
  code: 'refreshing',
  message: 'These are the last known values. Newer ones are on their way.',
  retryAt: null,
};

/** The notice for a failure that a held answer may stand in for, else null. */
export function noticeFor(error: unknown): Notice | null {
  if (!(error instanceof AppError)) return null;
  const { userMessage: message, retryAt } = error;
  // Without a working ledger nothing may be sent, but what is held can still be read.
  if (error.code === 'storage_failed') return { code: 'cloud_error', message, retryAt };
  const code = STANDS_IN.find((candidate) => candidate === error.code);
  return code ? { code, message, retryAt } : null;
}
