import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBasePath, withBasePath, withoutBasePath } from './base-path';

describe('isBasePath', () => {
  it.each(['/energy', '/home/energy', '/a.b_c~d-1'])('accepts %s', (path) => expect(isBasePath(path)).toBe(true));
  it.each(['', '/', 'energy', '/energy/', '//energy', '/a b', '/a?b', '/%61', '/..', '/a/../b', '/api', '/api/energy'])(
    'refuses %j',
    (path) => expect(isBasePath(path)).toBe(false),
  );

  it('refuses the names of our own pages and folders', () => {
    const folders = (path: string) =>
      readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const pages = ['app', 'app/(home)', 'app/(fleet)', 'public'].flatMap(folders).filter((name) => /^\w/.test(name));
    expect(pages).toContain('premises');
    expect(pages.filter((name) => isBasePath(`/${name}`))).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['/energy', '/', '/energy'],
    ['/energy/', '/', '/energy'],
    ['/energy?a=1', '/?a=1', '/energy?a=1'],
    ['/energy/premises?a=/energy', '/premises?a=/energy', '/energy/premises?a=/energy'],
    ['/energy/energy/x', '/energy/x', '/energy/energy/x'],
    ['/', '/', '/energy'],
    ['/api/ready', '/api/ready', '/energy/api/ready'],
    ['/energyx/y', '/energyx/y', '/energy/energyx/y'],
    ['*', '*', '*'],
  ])('%s is %s for our code and %s for Next', (url, own, next) => {
    expect(withoutBasePath(url, '/energy')).toBe(own);
    expect(withBasePath(url, '/energy')).toBe(next);
  });

  it('stays as it is without a base path', () => {
    for (const url of ['/', '/energy', '/api/ready?a', '*']) {
      expect(withoutBasePath(url, '')).toBe(url);
      expect(withBasePath(url, '')).toBe(url);
    }
  });
});
