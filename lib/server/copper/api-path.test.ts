import { describe, expect, it } from 'vitest';
import { nextTarget, partnerRoot, pathSegment, queryOf } from './api-path';

describe('segment', () => {
  it('encodes characters that have a meaning in paths', () => {
    expect(pathSegment('12:0000000000')).toBe('12%3A0000000000');
    expect(pathSegment('a/../b?c#d%')).toBe('a%2F..%2Fb%3Fc%23d%25');
    expect(pathSegment('Zähler 1')).toBe('Z%C3%A4hler%201');
  });

  it('throws for ids that would change the path or have no encoding', () => {
    for (const id of ['', '.', '..', 'm\ud800']) expect(() => pathSegment(id)).toThrow(/not a path segment/);
  });
});

describe('queryOf', () => {
  it('leaves out undefined parameters', () => {
    expect(queryOf({ limit: 1000, offset: undefined, with_users: true })).toEqual([
      ['limit', '1000'],
      ['with_users', 'true'],
    ]);
  });
});

describe('nextTarget', () => {
  const root = partnerRoot('utility');

  it('accepts pages of the same enterprise', () => {
    expect(nextTarget('/api/v2/partner/utility/bulk?cursor=a%3Ab&limit=1', root)).toEqual({
      path: '/api/v2/partner/utility/bulk',
      query: [
        ['cursor', 'a:b'],
        ['limit', '1'],
      ],
    });
  });

  it.each([
    '/api/v2/partner/other/bulk',
    '/api/v2/partner/utility-two/bulk',
    '/api/v2/partner/utility/../other/bulk',
    '/api/v2/partner/utility/%2e%2e/other/bulk',
    '/api/v2/partner/utility/..\\..\\app/state',
    '/api/v2/app/state',
    '//evil.example/api/v2/partner/utility/bulk',
    '/\\evil.example/api/v2/partner/utility/bulk',
    'https://evil.example/api/v2/partner/utility/bulk',
    'bulk?cursor=1',
  ])('refuses %s', (next) => {
    expect(() => nextTarget(next, root)).toThrow(/outside the enterprise/);
  });
});
