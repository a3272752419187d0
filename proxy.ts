import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/server/env';
import { securityHeaders } from '@/lib/server/http/security-headers';
import { unreadablePathResponse } from '@/lib/server/http/unreadable-path';

/** Puts the security headers on every answer, with a fresh nonce that Next writes into its own script tags. */
export function proxy(request: NextRequest) {
  const { authUrl, secure, development } = env();
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders({ path: request.nextUrl.pathname, nonce, authUrl, secure, development });

  const forwarded = new Headers(request.headers);
  forwarded.set('x-nonce', nonce);
  // A layout is not told its address, and must know where to come back to after signing in.
  forwarded.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // Next reads the nonce for its scripts from the policy on the request.
  forwarded.set('content-security-policy', headers['Content-Security-Policy'] ?? '');
  const response =
    unreadablePathResponse(request.nextUrl.pathname, Date.now()) ??
    NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Build output is immutable, public and neither page nor data.
  matcher: ['/((?!_next/static/).*)'],
};
