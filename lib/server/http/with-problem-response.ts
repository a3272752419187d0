import { randomUUID } from 'node:crypto';
import { AppError } from '@/lib/server/errors';
import { currentRequestId } from '@/lib/server/request-id';
import { getServices } from '@/lib/server/start/context';
import { accessTokenIn } from './find-viewer';
import { problemResponse } from './problem';

/**
 * Runs `work` and turns an error into a problem response. An unexpected error becomes a 500 without details, and is
 * logged once under the id in `X-Request-Id`.
 */
export async function withProblemResponse(request: Request, work: () => Promise<Response>): Promise<Response> {
  const requestId = currentRequestId() ?? randomUUID();
  try {
    const response = await work();
    // An access token must not be exchanged for a session.
    if (accessTokenIn(request) !== null) response.headers.delete('Set-Cookie');
    return response;
  } catch (error) {
    const known = error instanceof AppError ? error : null;
    const { pathname } = new URL(request.url);
    let nowMs = Date.now();
    try {
      const { log, clock } = await getServices();
      nowMs = clock();
      const fields = { requestId, method: request.method, path: pathname, err: error };
      if (!known) log.error(fields, 'request failed');
      else if (known.status >= 500) log.warn(fields, 'request failed');
      else log.debug({ ...fields, err: undefined, problem: known.code, detail: known.message }, 'request refused');
    } catch (unavailable) {
      // Without services there is no log, but the response must still be a problem.
      process.stderr.write(`request ${requestId} failed: ${String((unavailable as Error).message)}\n`);
    }
    return problemResponse(known, { nowMs, requestId });
  }
}
