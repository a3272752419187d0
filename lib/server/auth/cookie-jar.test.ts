import { describe, expect, it } from 'vitest';
import { createCookieJar } from './cookie-jar';

describe('cookie jar', () => {
  it('gives a host what it has set, and nobody else', () => {
    const jar = createCookieJar();
    jar.take('https://a.example/x', ['one=1; Path=/; HttpOnly', 'two=2=2; Secure', 'nonsense', '=empty']);
    jar.take('https://b.example/', ['three=3; Domain=a.example']);
    expect(jar.header('https://a.example/other')).toBe('one=1; two=2=2');
    expect(jar.header('https://b.example/')).toBe('three=3');
    expect(jar.header('https://sub.a.example/')).toBeUndefined();
    expect(jar.header('https://a.example:8443/')).toBeUndefined();
  });

  it('replaces and drops', () => {
    const jar = createCookieJar();
    jar.take('https://a.example/', ['one=1', 'two=2', 'three=3']);
    jar.take('https://a.example/', ['one=9', 'two=; Max-Age=0', 'three=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
    expect(jar.header('https://a.example/')).toBe('one=9');
  });
});
