import { AppError } from '@/lib/server/errors';
import { problemResponse } from './problem';

const SENTENCE = 'This address can’t be read: a % in it must be followed by two digits of a character code.';

/**
 * The answer for an address whose percent codes are broken, null for every other. Asked before Next looks at the
 * address: it would answer 500, as if the fault were ours. Pure.
 */
export function unreadablePathResponse(pathname: string, nowMs: number): Response | null {
  try {
    decodeURIComponent(pathname);
    return null;
  } catch {
    if (pathname.startsWith('/api/')) {
      return problemResponse(new AppError('bad_request', { userMessage: SENTENCE }), { nowMs });
    }
    return new Response(SENTENCE, {
      status: 400,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
    });
  }
}
