import type { Notice } from '@/lib/domain/answer';
import { AppError } from '../errors';

/**
 * Returns the error for a report that is missing a part which could not be fetched now: a file without it would look
 * complete.
 */
export function notFetchedError({ notice }: { notice: Notice | null }): AppError {
  const code = !notice || notice.code === 'refreshing' ? 'cloud_error' : notice.code;
  return new AppError(code, {
    userMessage: notice?.message ?? 'Part of this data could not be loaded from Copper. Try again later.',
    detail: 'a part of the range could not be fetched',
    retryAt: notice?.retryAt ?? null,
  });
}
