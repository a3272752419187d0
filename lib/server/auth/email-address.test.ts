import { describe, expect, it } from 'vitest';
import { normalEmail } from './email-address';
import { withProvenMailbox } from './email-sign-in';

describe('normalEmail', () => {
  it.each([
    [' Alex@Example.COM ', 'alex@example.com'],
    ['a.b+c@sub.example.co', 'a.b+c@sub.example.co'],
    ['zoë@exämple.de', 'zoë@exämple.de'],
    ['alex＠example.com', 'alex@example.com'],
  ])('%s', (typed, email) => {
    expect(normalEmail(typed)).toBe(email);
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
    expect(() => normalEmail(typed)).toThrow('email_invalid');
  });
});

describe('withProvenMailbox', () => {
  it.each([
    // claimed address, claimed verified, code sent to, verified
    ['alex@example.com', false, 'alex@example.com', true],
    ['alex@example.com', true, 'alex@example.com', true],
    ['other@example.com', false, 'alex@example.com', false],
    ['other@example.com', true, 'alex@example.com', true],
    [null, false, 'alex@example.com', false],
  ])('%s (%s), code to %s: %s', (email, emailVerified, sentTo, verified) => {
    const identity = { subject: 's', email, emailVerified };
    expect(withProvenMailbox(identity, sentTo)).toEqual({ subject: 's', email, emailVerified: verified });
  });
});
