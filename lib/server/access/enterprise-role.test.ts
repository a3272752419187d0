import { describe, expect, it } from 'vitest';
import { enterpriseRole, isListed } from './enterprise-role';

const list = ['kim@utility.example', '@City.example'];

describe('isListed', () => {
  it.each([
    // email, verified, list, expected
    ['kim@utility.example', true, list, true],
    ['KIM@Utility.Example', true, list, true],
    ['kim@utility.example', false, list, false],
    ['lee@utility.example', true, list, false],
    ['lee@city.example', true, list, true],
    ['lee@CITY.EXAMPLE', true, list, true],
    ['lee@city.example', false, list, false],
    ['lee@sub.city.example', true, list, false],
    ['lee@notcity.example', true, list, false],
    ['lee@city.example.evil.example', true, list, false],
    ['kim@utility.example@evil.example', true, list, false],
    ['"x@city.example"@evil.example', true, list, false],
    ['@city.example', true, list, false],
    ['city.example', true, list, false],
    [null, true, list, false],
    ['', true, list, false],
    ['kim@utility.example', true, [], false],
    ['', true, [''], false],
    ['lee@', true, ['@'], false],
    ['lee@x', true, ['@'], false],
  ])('%s, verified %s, list %j: %s', (email, emailVerified, entries, expected) => {
    expect(isListed({ email, emailVerified }, entries)).toBe(expected);
  });
});

describe('enterpriseRole', () => {
  const lists = { operators: ['kim@utility.example'], viewers: ['@utility.example', '@city.example'] };

  it.each([
    ['kim@utility.example', true, 'operator'],
    ['lee@utility.example', true, 'viewer'],
    ['lee@city.example', true, 'viewer'],
    ['kim@utility.example', false, null],
    ['lee@elsewhere.example', true, null],
    [null, true, null],
  ])('%s, verified %s: %s', (email, emailVerified, role) => {
    expect(enterpriseRole({ email, emailVerified }, lists)).toBe(role);
  });

  it('returns null without lists', () => {
    const user = { email: 'kim@utility.example', emailVerified: true };
    expect(enterpriseRole(user, { operators: [], viewers: [] })).toBeNull();
  });
});
