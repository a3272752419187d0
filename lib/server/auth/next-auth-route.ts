import 'server-only';
import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { getServices } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { answering } from '@/lib/server/http/route';
import { nextAuthOptions } from './next-auth-options';

interface AuthRouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** What of next-auth's addresses is open. Its `_log` would let anybody write into our log. */
const ACTIONS = new Set(['providers', 'session', 'csrf', 'signin', 'signout', 'callback', 'error']);

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
  return answering(request, async () => {
    const [action = ''] = (await context.params).nextauth;
    if (!ACTIONS.has(action)) {
      throw new AppError('not_found', { userMessage: 'There is nothing at this address.', detail: 'next-auth action' });
    }
    const { auth, env, log } = await getServices();
    const query = new URL(request.url).searchParams;
    if (request.method === 'POST' && action === 'signin' && query.size > 0) {
      // next-auth would put every parameter into the request to the auth host.
      throw new AppError('bad_request', {
        userMessage: 'This address takes no parameters.',
        detail: 'query on signin',
      });
    }
    if (request.method === 'GET' && action === 'callback' && query.get('error') === 'access_denied') {
      return toSignIn(env.siteUrl, 'access_denied');
    }
    const response: Response = await NextAuth(request, context, nextAuthOptions({ auth, env, log }));
    return request.method === 'POST' ? withForgerySentence(response, env.siteUrl) : response;
  });
}
