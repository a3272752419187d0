import { describe, expect, it } from 'vitest';
import { normalizeEmail } from './email-address';

describe('normalEmail', () => {
  it.each([
    [' Alex@Example.COM ', 'alex@example.com'],
    ['a.b+c@sub.example.co', 'a.b+c@sub.example.co'],
    ['zoë@exämple.de', 'zoë@exämple.de'],
    ['alex＠example.com', 'alex@example.com'],
  ])('normalizes %j', (typed, email) => {
    expect(normalizeEmail(typed)).toBe(email);
  });

  it.each([
    '',
    'alex',
    '@example.com',
    'alex@',
    'alex@example',
    'a b@example.com',
    'a@b@example.com',
    '"a"@example.com',
    'a..b@example.com',
    'a@example.com,b@example.com',
    'a@example.com\nbcc:b@example.com',
    `${'a'.repeat(250)}@example.com`,
  ])('refuses %j', (typed) => {
    expect(() => normalizeEmail(typed)).toThrow('email_invalid');
  });
});
