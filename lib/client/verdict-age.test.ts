import { expect, it } from 'vitest';
import { verdictAge } from './verdict-age';

const NOW = Date.parse('2026-11-09T12:00:00Z');

it.each([
  ['11:59:30', null, null],
  ['11:45:00', null, null],
  ['11:24:00', null, '36 min ago'],
  ['11:24:00', 'limited', '36 min ago'],
  ['11:55:00', 'limited', '5 min ago'],
  ['11:55:00', 'sign_in_again', '5 min ago'],
  ['11:55:00', 'refreshing', null],
  ['11:59:30', 'limited', null],
])('of %s with notice %s is %s', (time, code, age) => {
  const notice = code === null ? null : { code, retryAt: null };
  expect(verdictAge({ asOf: `2026-11-09T${time}Z`, notice }, NOW)).toBe(age);
});
