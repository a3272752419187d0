/** What the headers depend on. Origins have no trailing slash. */
export interface SecurityHeaderOptions {
  path: string;
  /** Random for each request; script tags carry it. */
  nonce: string;
  authUrl: string;
  secure: boolean;
  development: boolean;
}

/** The policy of a page: its own scripts by nonce, nothing inline, nothing from elsewhere, framed by nobody. */
export function contentSecurityPolicy({ nonce, authUrl, development, secure }: SecurityHeaderOptions): string {
  return [
    "default-src 'self'",
    // strict-dynamic lets the scripts with a nonce load their own chunks; 'self' is for browsers that don't know it.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // React's development tools insert style elements of their own.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts and skeletons are drawn on the server with sizes in style attributes; a style can't run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    // Signing in by redirect posts a form here that is then sent on to the auth host.
    `form-action 'self' ${authUrl}`,
    "manifest-src 'self'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Our API answers data, never something that loads or runs. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers for every answer of this site. Pure. */
export function securityHeaders(options: SecurityHeaderOptions): Record<string, string> {
  const { path, secure } = options;
  const signingIn = path.startsWith('/sign-in') || path.startsWith('/api/auth') || path.startsWith('/api/sign-in');
  return {
    'Content-Security-Policy': path.startsWith('/api/') ? API_POLICY : contentSecurityPolicy(options),
    'X-Content-Type-Options': 'nosniff',
    // Addresses of signing in may carry codes; other pages' addresses stay within the site.
    'Referrer-Policy': signingIn ? 'no-referrer' : 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
