import { describe, expect, it } from 'vitest';
import { homeOfPath, homePath, parseLastHome } from './last-home';

describe('the home of a path', () => {
  it.each([
    ['/premises/p-1', 'p-1'],
    ['/premises/p-1/usage', 'p-1'],
    [homePath('a b/ü'), 'a b/ü'],
    ['/premises', null],
    ['/premises/', null],
    ['/alerts', null],
    ['/premises/%E0%A4%A', null],
  ])('%s is %s', (path, id) => {
    expect(homeOfPath(path)).toBe(id);
  });

  it('is null for a missing or unreadable cookie', () => {
    expect(parseLastHome(undefined)).toBeNull();
    expect(parseLastHome('%')).toBeNull();
    expect(parseLastHome('p-1')).toBe('p-1');
  });
});
