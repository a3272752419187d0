import { expect, it } from 'vitest';
import { isDeeperThan } from './json-depth';

it.each([
  ['[]', 0, true],
  ['[]', 1, false],
  ['1', 0, false],
  ['{"a":[{"b":[]}]}', 4, false],
  ['{"a":[{"b":[]}]}', 3, true],
  ['[[],[],{},{}]', 2, false],
  [String.raw`["[[[[", "\"[[[[", "\\"]`, 1, false],
  [String.raw`["\\",[]]`, 1, true],
])('%s is deeper than %d: %s', (json, depth, expected) => {
  expect(isDeeperThan(Buffer.from(json), depth)).toBe(expected);
});
