import { describe, expect, it } from 'vitest';
import { readPastedCode } from './pasted-code';

const AT = 'https://api.copperlabs.com/api/v2/app';

describe('readPastedCode', () => {
  it.each([
    ['abcDEF-123_x', { code: 'abcDEF-123_x', state: null }],
    ['  abcDEF-123_x \n', { code: 'abcDEF-123_x', state: null }],
    ['"abcDEF-123_x"', { code: 'abcDEF-123_x', state: null }],
    [`<'abcDEF-123_x'>`, { code: 'abcDEF-123_x', state: null }],
    ['code=abcDEF-123_x', { code: 'abcDEF-123_x', state: null }],
    [`${AT}?code=a%2Bb&state=s`, { code: 'a+b', state: 's' }],
    [`${AT}?state=s&code=abc#_=_`, { code: 'abc', state: 's' }],
    ['api.copperlabs.com/api/v2/app?code=abc&state=s', { code: 'abc', state: 's' }],
    ['?code=abc&state=s', { code: 'abc', state: 's' }],
    [`The page is ${AT}?code=abc&state=s and looks broken`, { code: 'abc', state: 's' }],
    [`Copper\n<${AT}?code=abc&state=s>\n`, { code: 'abc', state: 's' }],
  ])('reads %s', (pasted, expected) => {
    expect(readPastedCode(pasted)).toEqual(expected);
  });

  it.each([
    ['', 'code_missing'],
    ['   ', 'code_missing'],
    ['two words', 'code_missing'],
    [AT, 'code_missing'],
    [`${AT}?state=s`, 'code_missing'],
    [`${AT}?code=abc`, 'state_mismatch'],
    [`${AT}?error=access_denied&state=s`, 'access_denied'],
  ])('refuses %s', (pasted, code) => {
    expect(() => readPastedCode(pasted)).toThrow(code);
  });

  // A time that grows with the square of the length would run into the time limit of a test.
  it.each([`x${'"'.repeat(800_000)}x`, `${'"'.repeat(800_000)}x`, '"'.repeat(800_000)])(
    'takes a time that grows with the number of quotes',
    (pasted) => {
      expect(() => readPastedCode(pasted)).toThrow('code_missing');
    },
  );
});
