import { describe, expect, it } from 'vitest';
import { attemptCookie, attemptIdIn } from './attempt-cookie';

const id = 'abcdefghijklmnopqrstuvwxyz012345';

describe('attempt cookie', () => {
  it.each([true, false])('round-trips the attempt id (secure %s)', (secure) => {
    const line = attemptCookie({ secure, basePath: '' }, id);
    expect(line).toMatch(/HttpOnly; SameSite=Strict/);
    expect(/; Secure/.test(line) && line.startsWith('__Host-')).toBe(secure);
    const [pair] = line.split(';');
    expect(attemptIdIn({ secure, basePath: '' }, `a=b; ${pair}; c=d`)).toBe(id);
    expect(attemptIdIn({ secure: !secure, basePath: '' }, pair)).toBeNull();
  });

  it('is for the path of the site only', () => {
    const site = { secure: true, basePath: '/energy' };
    const line = attemptCookie(site, id);
    expect(line).toMatch(/^__Secure-[^;]+; Path=\/energy;/);
    expect(attemptIdIn(site, line.split(';')[0])).toBe(id);
  });

  it.each([
    null,
    undefined,
    '',
    'x',
    'copper.sign-in-attempt=',
    'copper.sign-in-attempt=../../etc',
    'copper.sign-in-attempt=short',
  ])('finds no attempt id in %j', (header) => {
    expect(attemptIdIn({ secure: false, basePath: '' }, header)).toBeNull();
  });
});
