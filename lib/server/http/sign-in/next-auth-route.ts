import 'server-only';
import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { AppError } from '@/lib/server/errors';
import { refuseAccessToken } from '@/lib/server/http/find-viewer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { withProblemResponse } from '@/lib/server/http/route';
import { getServices } from '@/lib/server/start/context';
import { nextAuthOptions } from './next-auth-options';
import { nextAuthAccess } from './next-auth-paths';

interface AuthRouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth answers a missing or wrong CSRF token by pointing at its own pages, with nothing for a person to read. */
const FORGED = /[?&]csrf=true\b/;

function toSignIn(siteUrl: string, code: string): Response {
  return new Response(null, { status: 302, headers: { Location: `${siteUrl}/sign-in?error=${code}` } });
}

async function withForgerySentence(response: Response, siteUrl: string): Promise<Response> {
  if (FORGED.test(response.headers.get('location') ?? '')) return toSignIn(siteUrl, 'forged');
  if (!response.headers.get('content-type')?.includes('json')) return response;
  const text = await response.clone().text();
  if (!/"url"\s*:/.test(text) || !FORGED.test(text)) return response;
  const body = JSON.stringify({ url: `${siteUrl}/sign-in?error=forged` });
  return new Response(body, { status: 403, headers: { 'Content-Type': 'application/json' } });
}

/** next-auth's addresses below `/api/auth`, with what it leaves open closed. */
export function nextAuthRoute(request: NextRequest, context: AuthRouteContext): Promise<Response> {
  return withProblemResponse(request, async () => {
    refuseAccessToken(request);
    const parts = (await context.params).nextauth;
    const address = nextAuthAccess(request.method, parts);
    if (address !== 'open') {
      const [method] = address;
      if (method) return methodNotAllowed(method).GET();
      throw new AppError('not_found', { userMessage: 'There is nothing at this address.', detail: 'next-auth action' });
    }
    const [action] = parts;
    const { auth, env, log } = await getServices();
    const query = new URL(request.url).searchParams;
    if (request.method === 'POST' && action === 'signin' && query.size > 0) {
      // next-auth would put every parameter into the request to the auth host.
      throw new AppError('bad_request', {
        userMessage: 'This address takes no parameters.',
        detail: 'query on signin',
      });
    }
    const refusal = request.method === 'GET' && action === 'callback' ? query.get('error') : null;
    if (refusal !== null) {
      // Nothing to check or to exchange, and anybody can write such an address: only a plain code is worth a line.
      log.info({ problem: /^[a-z_]{1,40}$/.test(refusal) ? refusal : 'other' }, 'redirect came back without a code');
      return toSignIn(env.siteUrl, refusal === 'access_denied' ? 'access_denied' : 'redirect_failed');
    }
    const options = nextAuthOptions({ auth, env, log, cookieHeader: request.headers.get('cookie') });
    const response: Response = await NextAuth(request, context, options);
    return request.method === 'POST' ? withForgerySentence(response, env.siteUrl) : response;
  });
}
