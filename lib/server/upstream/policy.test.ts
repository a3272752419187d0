import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIFETIMES } from './lifetimes';
import { isAbout, judge, policyOf, readPolicy, renewedPolicy, revalidationHeaders } from './policy';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const { live, list, series } = LIFETIMES;

function policy(headers: Record<string, string>, lifetime = list, now = NOW) {
  const made = policyOf(headers, lifetime, now);
  if (!made) throw new Error('not storable');
  return made;
}

describe('policyOf', () => {
  it('is fresh for max-age minus Age', () => {
    const made = policy({ 'cache-control': 'private, max-age=900', age: '100' });
    expect(made.freshUntil).toBe(NOW + 800_000);
    expect(made.generatedAt).toBe(NOW - 100_000);
  });

  it('caps max-age by the lifetime, and uses the default without one', () => {
    expect(policy({ 'cache-control': 'max-age=31536000' }, series).freshUntil).toBe(NOW + 30 * 24 * 60 * MINUTE);
    expect(policy({ 'cache-control': 'max-age=31536000' }, live).freshUntil).toBe(NOW + 5 * MINUTE);
    expect(policy({}, live).freshUntil).toBe(NOW + MINUTE);
    expect(policy({ 'cache-control': 'private' }, list).freshUntil).toBe(NOW + 15 * MINUTE);
  });

  it('stores no-cache and max-age=0 for revalidation only, and does not store no-store', () => {
    expect(policy({ 'cache-control': 'no-cache' }).freshUntil).toBe(NOW);
    expect(policy({ 'cache-control': 'max-age=0' }).freshUntil).toBe(NOW);
    expect(policyOf({ 'cache-control': 'no-store' }, list, NOW)).toBeNull();
  });

  it('reads Expires relative to Date, even when the cloud’s clock is wrong', () => {
    const made = policy({ date: 'Sun, 01 Mar 2026 03:00:00 GMT', expires: 'Sun, 01 Mar 2026 03:10:00 GMT' });
    expect(made.freshUntil).toBe(NOW + 10 * MINUTE);
    expect(made.generatedAt).toBe(NOW);
  });

  it('ignores a Vary on the bearer token, and stores neither token nor cookie', () => {
    const made = policy({ 'cache-control': 'max-age=60', vary: 'Authorization', 'set-cookie': 'secret=1' });
    expect(made.json).not.toMatch(/secret|bearer/i);
    expect(made.freshUntil).toBe(NOW + MINUTE);
  });
});

describe('whatever the headers are', () => {
  const absurd = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.double().map(String),
    fc.constantFrom(
      '99999999999999',
      '9'.repeat(400),
      '-1',
      'NaN',
      'Infinity',
      '1e308',
      '*',
      ',,,',
      '"',
      '="',
      '\u0000',
    ),
    fc.constantFrom('Fri, 31 Dec 9999 23:59:59 GMT', 'Mon, 01 Jan 0001 00:00:00 GMT', '+275760-09-13T00:00:00Z'),
  );
  const directive = fc.tuple(fc.constantFrom('max-age', 'Max-Age', 's-maxage', 'no-cache', 'stale-if-error'), absurd);
  const headers = fc.record(
    {
      'cache-control': fc.oneof(
        absurd,
        directive.map(([name, value]) => `${name}=${value}`),
      ),
      ...{ age: absurd, date: absurd, expires: absurd, 'last-modified': absurd, etag: absurd, vary: absurd },
      pragma: absurd,
    },
    { requiredKeys: [] },
  );

  it('times are instants, and freshness is within the table', () => {
    fc.assert(
      fc.property(headers, headers, (first, second) => {
        for (const lifetime of [live, series]) {
          const made = policyOf(first, lifetime, NOW);
          if (!made) continue;
          isAbout(made.json, second, NOW);
          for (const each of [made, renewedPolicy(made.json, second, lifetime, NOW)]) {
            if (!each) continue;
            expect(new Date(each.generatedAt).toISOString() <= new Date(NOW).toISOString()).toBe(true);
            expect(each.freshUntil).toBeGreaterThanOrEqual(NOW);
            expect(each.freshUntil).toBeLessThanOrEqual(NOW + lifetime.maxFreshMs);
            expect(readPolicy(each.json)).toEqual({
              generatedAt: each.generatedAt,
              mustRevalidate: each.mustRevalidate,
            });
            for (const value of Object.values(revalidationHeaders(each.json))) expect(value).toBeTypeOf('string');
          }
        }
      }),
    );
  });

  it('an age that nothing can have leaves the time of receipt', () => {
    expect(policy({ 'cache-control': 'max-age=60', age: '99999999999999' })).toMatchObject({
      generatedAt: NOW,
      freshUntil: NOW,
    });
  });
});

describe('renewedPolicy', () => {
  const cached = policy({ 'cache-control': 'max-age=60', etag: '"a"', age: '30' });

  it('has validators for revalidation', () => {
    expect(revalidationHeaders(cached.json)).toEqual({ 'if-none-match': '"a"' });
    expect(revalidationHeaders(policy({}).json)).toEqual({});
  });

  it('is fresh again after a 304, without the old age', () => {
    const later = NOW + 10 * MINUTE;
    for (const headers of [{ etag: '"a"', 'cache-control': 'max-age=120' }, { 'cache-control': 'max-age=120' }]) {
      const renewed = renewedPolicy(cached.json, headers as Record<string, string>, list, later);
      expect(renewed).toMatchObject({
        freshUntil: later + 120_000,
        generatedAt: later,
        receivedAt: later,
        etag: '"a"',
      });
    }
  });

  it('uses the headers of the 304, and the stored ones that it lacks', () => {
    const renew = (stored: Record<string, string>, headers: Record<string, string>) =>
      renewedPolicy(policy({ etag: '"a"', ...stored }).json, headers, list, NOW)?.freshUntil;
    expect(renew({}, { 'cache-control': 'max-age=120' })).toBe(NOW + 2 * MINUTE);
    expect(renew({ 'cache-control': 'max-age=60' }, {})).toBe(NOW + MINUTE);
    expect(renew({ 'cache-control': 'max-age=60' }, { 'cache-control': 'Max-Age=180' })).toBe(NOW + 3 * MINUTE);
  });

  it('is null for a 304 after which the answer may not be stored', () => {
    expect(renewedPolicy(cached.json, { 'cache-control': 'no-store' }, list, NOW)).toBeNull();
  });

  it('is for a 304 about this answer', () => {
    expect(isAbout(cached.json, { etag: '"a"' }, NOW)).toBe(true);
    expect(isAbout(cached.json, {}, NOW)).toBe(true);
    expect(isAbout(cached.json, { etag: '"b"' }, NOW)).toBe(false);
  });
});

describe('judge', () => {
  const cached = { receivedAt: NOW, generatedAt: NOW, freshUntil: NOW + MINUTE, mustRevalidate: false };

  it('goes from fresh to usable to a miss', () => {
    expect(judge(null, live, 0, NOW)).toBe('miss');
    expect(judge(cached, live, 0, NOW + MINUTE - 1)).toBe('fresh');
    expect(judge(cached, live, 0, NOW + MINUTE)).toBe('while_refreshing');
    expect(judge(cached, live, 0, NOW + 10 * MINUTE + 1)).toBe('last_resort');
    expect(judge(cached, live, 0, NOW + 24 * 60 * MINUTE + 1)).toBe('miss');
  });

  it('is fresh when received within the accepted age', () => {
    expect(judge(cached, live, 5 * MINUTE, NOW + 5 * MINUTE - 1)).toBe('fresh');
    expect(judge(cached, live, 5 * MINUTE, NOW + 5 * MINUTE)).toBe('while_refreshing');
  });

  it('is not used when stale if the cloud forbids it, but is for a caller that accepts its age', () => {
    const strict = { ...cached, mustRevalidate: true };
    expect(judge(strict, live, 0, NOW + MINUTE - 1)).toBe('fresh');
    expect(judge(strict, live, 0, NOW + MINUTE)).toBe('miss');
    expect(judge(strict, live, 0, NOW - 60 * MINUTE)).toBe('miss');
    expect(judge(strict, live, 5 * MINUTE, NOW + 2 * MINUTE)).toBe('fresh');
  });

  it('is fresh for no longer than the table says, whatever is stored', () => {
    const endless = { ...cached, freshUntil: 8.64e15 };
    expect(judge(endless, live, 0, NOW + 5 * MINUTE - 1)).toBe('fresh');
    expect(judge(endless, live, 0, NOW + 5 * MINUTE)).toBe('while_refreshing');
  });

  it('is not fresh when stored under a clock that was ahead', () => {
    expect(judge(cached, live, 0, NOW - 60 * MINUTE)).toBe('last_resort');
  });
});
