import { describe, expect, it } from 'vitest';
import { safeRedirect } from './safe-redirect';

const SITE = 'https://energy.example.com';

describe('ownAddress', () => {
  it.each([
    ['/premises', '/premises'],
    ['/premises/7/meters/12%3A0001?granularity=day#table', '/premises/7/meters/12%3A0001?granularity=day#table'],
    ['https://energy.example.com/budget', '/budget'],
    ['premises', '/premises'],
  ])('returns a page of this site: %s', (url, path) => {
    expect(safeRedirect(url, SITE, '')).toBe(`${SITE}${path}`);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://energy.example.com.evil.example/',
    'https://energy.example.com@evil.example/',
    'https://me:pw@energy.example.com/',
    'http://energy.example.com/',
    'https://energy.example.com:8443/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/evil.example',
    '/api/auth/signout',
    '/api/reports/usage.csv',
    'https://[',
  ])('returns the front page for %j', (url) => {
    const target = new URL(safeRedirect(url, SITE, ''));
    expect(target.origin).toBe(SITE);
    expect(target.pathname).not.toMatch(/^\/api\//);
  });

  it.each([
    ['/energy/premises?a=1', '/energy/premises?a=1'],
    ['/energy', '/energy'],
    ['/premises', '/energy'],
    ['/energyx', '/energy'],
    ['/energy/../other', '/energy'],
    ['/energy/api/auth/signout', '/energy'],
    ['//evil.example/energy/', '/energy'],
  ])('below a path, returns a page below it: %s', (url, path) => {
    expect(safeRedirect(url, SITE, '/energy')).toBe(`${SITE}${path}`);
  });
});
