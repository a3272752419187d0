import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/server/env';
import { securityHeaders } from '@/lib/server/http/security-headers';
import { unreadablePathResponse } from '@/lib/server/http/unreadable-path';

/** Adds the security headers to every page, with a new nonce that Next writes into its script tags. */
export function proxy(request: NextRequest) {
  const { authUrl, secure, development } = env();
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders({ path: request.nextUrl.pathname, nonce, authUrl, secure, development });

  const forwarded = new Headers(request.headers);
  forwarded.set('x-nonce', nonce);
  // Layouts do not know the URL of the page, and need it to return there after sign-in.
  forwarded.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its scripts from the policy of the request.
  forwarded.set('content-security-policy', headers['Content-Security-Policy'] ?? '');
  const response =
    unreadablePathResponse(request.nextUrl.pathname, Date.now()) ??
    NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Build output needs no headers: it is public and immutable. Our API has its own; see admit-request.ts.
  matcher: ['/((?!_next/static/|api/).*)'],
};
