import { describe, expect, it } from 'vitest';
import { canRetrySameAttempt, signInErrorCode, signInErrorMessage } from './sign-in-errors';

describe('sign-in errors', () => {
  it.each([
    ['wrong_code', 'wrong_code'],
    ['OAuthSignin', 'auth_unreachable'],
    ['OAuthCallback', 'redirect_failed'],
    ['<script>', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ])('maps %s to %s', (text, code) => {
    expect(signInErrorCode(text)).toBe(code);
  });

  it('has a different message for wrong, expired, used, closed and unreachable', () => {
    const codes = [
      'wrong_code',
      'code_expired',
      'attempt_used',
      'grant_closed',
      'auth_unreachable',
      'too_many_attempts',
    ];
    expect(new Set(codes.map(signInErrorMessage)).size).toBe(codes.length);
    expect(signInErrorMessage('<b>')).not.toContain('<');
    expect(canRetrySameAttempt('wrong_code')).toBe(true);
    expect(canRetrySameAttempt('attempt_used')).toBe(false);
  });
});
