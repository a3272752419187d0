import { AppError } from '@/lib/server/errors';
import { problemResponse } from './problem';

const SENTENCE = 'This address is not valid: each % must be followed by two hexadecimal digits.';

/**
 * Returns a 400 for a path with invalid percent-encoding, null for any other path. Runs before Next, which would answer
 * 500. Pure.
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
