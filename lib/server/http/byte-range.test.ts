import { describe, expect, it } from 'vitest';
import { byteRange, ifRangeMatches } from './byte-range';

describe('byteRange', () => {
  it.each([
    ['bytes=0-99', { from: 0, to: 99 }],
    ['bytes=5-5', { from: 5, to: 5 }],
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=999-999', { from: 999, to: 999 }],
    ['bytes=-1', { from: 999, to: 999 }],
    ['bytes=900-', { from: 900, to: 999 }],
    ['bytes=-100', { from: 900, to: 999 }],
    ['bytes=-5000', { from: 0, to: 999 }],
    ['bytes=990-5000', { from: 990, to: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [null, null],
    ['bytes=-', null],
    ['bytes=9-2', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
  ] as const)('reads %s of a file of 1000 bytes', (header, range) => {
    expect(byteRange(header, 1000)).toEqual(range);
  });

  it('is unsatisfiable for an empty file', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
  });
});

describe('mayBePart', () => {
  const modifiedAt = Date.parse('2026-11-20T12:00:00.450Z');

  it.each([
    [null, true],
    ['"abc"', true],
    ['W/"abc"', false],
    ['"other"', false],
    ['Fri, 20 Nov 2026 12:00:00 GMT', true],
    ['Fri, 20 Nov 2026 11:59:59 GMT', false],
    ['nonsense', false],
  ])('%s: %s', (ifRange, part) => {
    expect(ifRangeMatches(ifRange, '"abc"', modifiedAt)).toBe(part);
  });
});
