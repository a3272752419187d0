import { describe, expect, it } from 'vitest';
import { createCookieJar } from './cookie-jar';

describe('cookie jar', () => {
  it('sends a host only the cookies that it has set', () => {
    const jar = createCookieJar();
    jar.store('https://a.example/x', ['one=1; Path=/; HttpOnly', 'two=2=2; Secure', 'nonsense', '=empty']);
    jar.store('https://b.example/', ['three=3; Domain=a.example']);
    expect(jar.header('https://a.example/other')).toBe('one=1; two=2=2');
    expect(jar.header('https://b.example/')).toBe('three=3');
    expect(jar.header('https://sub.a.example/')).toBeUndefined();
    expect(jar.header('https://a.example:8443/')).toBeUndefined();
  });

  it('replaces cookies, and deletes expired ones', () => {
    const jar = createCookieJar();
    jar.store('https://a.example/', ['one=1', 'two=2', 'three=3']);
    jar.store('https://a.example/', ['one=9', 'two=; Max-Age=0', 'three=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
    expect(jar.header('https://a.example/')).toBe('one=9');
  });
});
