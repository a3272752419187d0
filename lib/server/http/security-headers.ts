/** Inputs of the security headers. Origins have no trailing slash. */
export interface SecurityHeaderOptions {
  path: string;
  /** Random for each request; script tags carry it. */
  nonce: string;
  authUrl: string;
  secure: boolean;
  development: boolean;
}

/**
 * Returns the content security policy of a page: own scripts by nonce, no inline code, no other origins, no framing.
 */
export function contentSecurityPolicy({ nonce, authUrl, development, secure }: SecurityHeaderOptions): string {
  return [
    "default-src 'self'",
    // strict-dynamic lets the scripts with a nonce load their own chunks; 'self' is for browsers without it.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // React's development tools insert style elements.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts and skeletons are rendered on the server with sizes in style attributes, which can't run code.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    // By default the service worker's file would need a nonce.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    // The sign-in by redirect posts a form to this site, which redirects to the auth host.
    `form-action 'self' ${authUrl}`,
    "manifest-src 'self'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** The API returns data only; nothing in a response may load or run. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Returns the security headers of every response. Pure. */
export function securityHeaders(options: SecurityHeaderOptions): Record<string, string> {
  const { path, secure } = options;
  const isSignIn =
    path.startsWith('/sign-in') ||
    path.startsWith('/guest') ||
    path.startsWith('/api/auth') ||
    path.startsWith('/api/sign-in');
  return {
    'Content-Security-Policy': path.startsWith('/api/') ? API_POLICY : contentSecurityPolicy(options),
    'X-Content-Type-Options': 'nosniff',
    // Sign-in addresses may contain codes; the addresses of other pages are sent within the site only.
    'Referrer-Policy': isSignIn ? 'no-referrer' : 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
