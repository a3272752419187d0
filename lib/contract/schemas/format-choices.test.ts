import { expect, it } from 'vitest';
import { formatsCookieText } from '../../client/format-choice';
import { parseFormatChoices } from './format-choices';

it('reads the cookie that the browser writes', () => {
  const choices = { hours: '24', week: 'monday', digits: 'point-comma' } as const;
  expect(formatsCookieText(choices)).toBe('hours=24&week=monday&digits=point-comma');
  expect(parseFormatChoices(formatsCookieText(choices))).toEqual(choices);
  expect(parseFormatChoices(formatsCookieText({}))).toEqual({});
});

it.each([undefined, '', 'hours=13', 'hours', '%', '__proto__=1&constructor=2', 'x'.repeat(5000)])(
  'takes %j for no choice',
  (cookie) => {
    expect(parseFormatChoices(cookie)).toEqual({});
  },
);

it('keeps the known part of a cookie', () => {
  expect(parseFormatChoices('hours=24&dates=backwards&theme=dark')).toEqual({ hours: '24' });
});
