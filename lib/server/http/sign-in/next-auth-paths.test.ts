import { describe, expect, it } from 'vitest';
import { nextAuthAccess } from './next-auth-paths';

describe('nextAuthAddress', () => {
  it.each([
    ['GET', 'csrf', 'open'],
    ['GET', 'callback/copper', 'open'],
    ['GET', 'signin', 'open'],
    ['GET', 'error', 'open'],
    ['POST', 'signin/copper', 'open'],
    ['POST', 'callback/copper-email', 'open'],
    ['POST', 'signout', 'open'],
    // next-auth would answer these with a 500 or an unclear error.
    ['GET', 'callback/copper-email', ['POST']],
    ['GET', 'callback', []],
    ['POST', 'session', ['GET']],
    ['POST', '_log', []],
    ['POST', 'callback/constructor', []],
    ['POST', 'signin/email', []],
    ['GET', 'providers/more', []],
    ['GET', '__proto__', []],
    ['GET', '', []],
  ])('%s %s: %s', (method, path, access) => {
    expect(nextAuthAccess(method, path.split('/'))).toEqual(access);
  });
});
