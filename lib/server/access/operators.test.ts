import { describe, expect, it } from 'vitest';
import { isOperator } from './operators';

const list = ['kim@utility.example', '@City.example'];

describe('isOperator', () => {
  it.each([
    // email, verified, list, may
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
  ])('%s, verified %s, list %j: %s', (email, emailVerified, operators, may) => {
    expect(isOperator({ email, emailVerified }, operators)).toBe(may);
  });
});
