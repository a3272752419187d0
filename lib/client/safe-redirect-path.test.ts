import { describe, expect, it } from 'vitest';
import { safeRedirectPath } from './safe-redirect-path';

describe('safeRedirectPath', () => {
  it.each([
    '/premises',
    '/budget?account=ent%20x',
    '/premises/p-1/meters/12%3A0000?granularity=day&start=2026-01-01#table',
  ])('keeps %s', (path) => expect(safeRedirectPath(path)).toBe(path));

  it.each([
    null,
    undefined,
    '',
    'premises',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/sign-in',
    '/api/auth/signout',
  ])('replaces %j by the home path', (path) => expect(safeRedirectPath(path)).toBe('/'));
});
