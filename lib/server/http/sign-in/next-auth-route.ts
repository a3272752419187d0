import 'server-only';
import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { AppError } from '@/lib/server/errors';
import { refuseAccessToken } from '@/lib/server/http/find-viewer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { getServices } from '@/lib/server/start/context';
import { ownOrigin, requireOwnOrigin } from '../same-origin';
import { withProblemResponse } from '../with-problem-response';
import { nextAuthOptions } from './next-auth-options';
import { nextAuthAccess } from './next-auth-paths';
import { nextAuthRequest } from './next-auth-request';

interface AuthRouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth answers a missing or wrong CSRF token with a redirect to its own pages, without an error message. */
const CSRF_FAILED = /[?&]csrf=true\b/;

function redirectTo(url: string): Response {
  return new Response(null, { status: 302, headers: { Location: url } });
}

async function withCsrfError(response: Response, signInPage: string): Promise<Response> {
  const forged = `${signInPage}?error=forged`;
  if (CSRF_FAILED.test(response.headers.get('location') ?? '')) return redirectTo(forged);
  if (!response.headers.get('content-type')?.includes('json')) return response;
  const text = await response.clone().text();
  if (!/"url"\s*:/.test(text) || !CSRF_FAILED.test(text)) return response;
  const body = JSON.stringify({ url: forged });
  return new Response(body, { status: 403, headers: { 'Content-Type': 'application/json' } });
}

/** Handles the paths of next-auth below `/api/auth`, and refuses those that this site does not use. */
export function nextAuthRoute(request: NextRequest, context: AuthRouteContext): Promise<Response> {
  return withProblemResponse(request, async () => {
    refuseAccessToken(request);
    const parts = (await context.params).nextauth;
    const access = nextAuthAccess(request.method, parts);
    if (access !== 'open') {
      const [method] = access;
      if (method) return methodNotAllowed(method).GET();
      throw new AppError('not_found', { userMessage: 'There is nothing at this address.', detail: 'next-auth action' });
    }
    const [action] = parts;
    const { auth, env, log } = await getServices();
    if (request.method === 'POST') requireOwnOrigin(request, env);
    const signInPage = `${ownOrigin(request, env)}${env.basePath}/sign-in`;
    const query = new URL(request.url).searchParams;
    if (request.method === 'POST' && action === 'signin' && query.size > 0) {
      // next-auth would pass every parameter to the auth host.
      throw new AppError('bad_request', {
        userMessage: 'This address takes no parameters.',
        detail: 'query on signin',
      });
    }
    const refusal = request.method === 'GET' && action === 'callback' ? query.get('error') : null;
    if (refusal !== null) {
      // There is no code to exchange. Anyone can open such an address, so only a plain error code is logged.
      log.info({ problem: /^[a-z_]{1,40}$/.test(refusal) ? refusal : 'other' }, 'redirect came back without a code');
      return redirectTo(`${signInPage}?error=${refusal === 'access_denied' ? 'access_denied' : 'redirect_failed'}`);
    }
    const readable = await nextAuthRequest(request);
    const options = nextAuthOptions({ auth, env, log, cookieHeader: request.headers.get('cookie') });
    const response: Response = await NextAuth(readable, context, options);
    return request.method === 'POST' ? withCsrfError(response, signInPage) : response;
  });
}
