import { expect, it } from 'vitest';
import { scopeAllows } from './token-scope';

it.each([
  ['reports', 'reports', 'GET', true],
  ['reports', 'reports', 'HEAD', true],
  ['reports', 'reports', 'POST', true],
  ['reports', 'read', 'GET', false],
  ['reports', 'none', 'GET', false],
  ['read', 'reports', 'GET', true],
  ['read', 'read', 'GET', true],
  ['read', 'read', 'HEAD', true],
  ['read', 'reports', 'POST', false],
  ['read', 'reports', 'DELETE', false],
  ['read', 'none', 'GET', false],
  ['read', 'none', 'POST', false],
] as const)('a %s token at a route of scope %s, %s: %s', (scope, required, method, expected) => {
  expect(scopeAllows(scope, required, method)).toBe(expected);
});
