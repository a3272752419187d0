import { describe, expect, it } from 'vitest';
import { securityHeaders } from './security-headers';

const options = {
  path: '/premises',
  nonce: 'n0nce',
  authUrl: 'https://auth.example',
  secure: true,
  development: false,
};

function directives(policy: string | undefined): Record<string, string> {
  return Object.fromEntries(
    (policy ?? '').split('; ').map((line) => {
      const [name = '', ...values] = line.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe('securityHeaders', () => {
  it('allows own scripts by nonce and no inline code on a page', () => {
    const policy = directives(securityHeaders(options)['Content-Security-Policy']);
    expect(policy['script-src']).toBe("'self' 'nonce-n0nce' 'strict-dynamic'");
    expect(policy['style-src']).toBe("'self' 'nonce-n0nce'");
    expect(policy['style-src-attr']).toBe("'unsafe-inline'");
    expect(policy['frame-ancestors']).toBe("'none'");
    expect(policy['base-uri']).toBe("'none'");
    expect(policy['object-src']).toBe("'none'");
    expect(policy['worker-src']).toBe("'self'");
    expect(policy['connect-src']).toBe("'self'");
    expect(policy['form-action']).toBe("'self' https://auth.example");
  });

  it('allows eval and inline styles in development only', () => {
    const policy = directives(securityHeaders({ ...options, development: true })['Content-Security-Policy']);
    expect(policy['script-src']).toContain("'unsafe-eval'");
    expect(policy['style-src']).toContain("'unsafe-inline'");
  });

  it('allows nothing for an API response', () => {
    const policy = directives(securityHeaders({ ...options, path: '/api/premises' })['Content-Security-Policy']);
    expect(policy['default-src']).toBe("'none'");
  });

  it.each([
    ['/premises', 'same-origin'],
    ['/sign-in', 'no-referrer'],
    ['/api/auth/callback/copper', 'no-referrer'],
  ])('%s has Referrer-Policy %s', (path, policy) => {
    expect(securityHeaders({ ...options, path })['Referrer-Policy']).toBe(policy);
  });

  it('requires https only on an https site', () => {
    expect(securityHeaders(options)['Strict-Transport-Security']).toMatch(/^max-age=31536000/);
    expect(securityHeaders({ ...options, secure: false })).not.toHaveProperty('Strict-Transport-Security');
    expect(securityHeaders({ ...options, secure: false })['Content-Security-Policy']).not.toContain('upgrade');
  });
});
