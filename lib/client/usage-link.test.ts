import { describe, expect, it } from 'vitest';
import { usageChoiceOf, usagePath } from './usage-link';

describe('usagePath', () => {
  it.each([
    ['/premises/p%2F1/usage', usagePath('home', 'p/1')],
    ['/premises/p/usage?commodity=water', usagePath('home', 'p', { commodity: 'water' })],
    ['/premises/p/usage?meter=12%3A0001', usagePath('home', 'p', { meter: '12:0001' })],
    ['/premises/p/usage?range=week&meter=m', usagePath('home', 'p', { meter: 'm', view: { range: 'week' } })],
    ['/premises/p/usage?account=u1&commodity=gas', usagePath('u1', 'p', { commodity: 'gas' })],
    ['/fleet/meters/12%3A0001?account=u1', usagePath('u1', 'p', { meter: '12:0001' })],
  ])('is %s', (expected, path) => expect(path).toBe(expected));

  it('names what usageChoiceOf reads', () => {
    const params = new URLSearchParams(usagePath('home', 'p', { meter: '12:1' }).split('?')[1]);
    expect(usageChoiceOf(params)).toEqual({ meter: '12:1', commodity: null });
    expect(usageChoiceOf(new URLSearchParams('meter='))).toEqual({ meter: null, commodity: null });
  });
});
