import type { Notice } from '@/lib/domain/answer';
import { AppError } from '../errors';

/**
 * The failure of a report whose answer leaves a part open that could not be asked for: it can be had later, and a file
 * without it would look like a whole one.
 */
export function notFetchedError({ notice }: { notice: Notice | null }): AppError {
  const code = !notice || notice.code === 'refreshing' ? 'cloud_error' : notice.code;
  return new AppError(code, {
    userMessage: notice?.message ?? 'Copper could not be asked for a part of this. Try again in a while.',
    detail: 'a part of the range could not be asked for',
    retryAt: notice?.retryAt ?? null,
  });
}
