import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitWindows, pauseAfter429, shareOf } from './limit-windows';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

describe('shareOf', () => {
  it('reserves 20 an hour and 150 a day for users', () => {
    const [hour, day] = limitWindows({ hour: 100, day: 1000 });
    expect([shareOf(hour, 'person'), shareOf(day, 'person')]).toEqual([100, 1000]);
    expect([shareOf(hour, 'live'), shareOf(day, 'live')]).toEqual([80, 850]);
  });

  it('leaves room for live readings beside a report, and for a report beside backfill', () => {
    const [hour, day] = limitWindows({ hour: 100, day: 1000 });
    expect([shareOf(hour, 'guest'), shareOf(day, 'guest')]).toEqual([40, 425]);
    expect([shareOf(hour, 'report'), shareOf(day, 'report')]).toEqual([72, 765]);
    expect([shareOf(hour, 'backfill'), shareOf(day, 'backfill')]).toEqual([48, 680]);
  });

  it('is at least one, however small the limits are', () => {
    const [hour] = limitWindows({ hour: 1, day: 1 });
    expect([shareOf(hour, 'report'), shareOf(hour, 'backfill')]).toEqual([1, 1]);
  });

  it('has a smaller reserve where the limits are smaller', () => {
    const [hour, day] = limitWindows({ hour: 10, day: 20 });
    expect([shareOf(hour, 'live'), shareOf(day, 'live')]).toEqual([8, 17]);
  });
});

describe('pauseAfter429', () => {
  const pause = (headers: Record<string, string>, previous: { until: number; reportedAt: number } | null = null) =>
    pauseAfter429(headers, previous, NOW) - NOW;

  it('uses Retry-After in seconds', () => {
    expect(pause({ 'retry-after': '90' })).toBe(90_000);
    expect(pause({ 'retry-after': '0' })).toBe(1000);
    expect(pause({ 'retry-after': '99999999' })).toBe(24 * 60 * MINUTE + 30_000);
  });

  it('uses Retry-After as a date by the cloud’s clock', () => {
    const date = 'Sun, 01 Mar 2026 09:00:00 GMT';
    expect(pause({ 'retry-after': 'Sun, 01 Mar 2026 09:05:00 GMT', date })).toBe(5 * MINUTE);
    expect(pause({ 'retry-after': 'Sun, 01 Mar 2026 12:07:00 GMT' })).toBe(7 * MINUTE);
  });

  it('is five minutes without Retry-After, and doubles when that was too short', () => {
    expect(pause({})).toBe(5 * MINUTE);
    for (const text of ['soon', '-5', '1.5', '1e9', '120 seconds', 'Sun, 99 Foo 2026 25:00:00 GMT', '∞']) {
      expect(pause({ 'retry-after': text }), text).toBe(5 * MINUTE);
    }
    expect(pause({}, { reportedAt: NOW - 6 * MINUTE, until: NOW - MINUTE })).toBe(10 * MINUTE);
    expect(pause({}, { reportedAt: NOW - 50 * MINUTE, until: NOW - MINUTE })).toBe(60 * MINUTE);
    expect(pause({}, { reportedAt: NOW - 90 * MINUTE, until: NOW - 80 * MINUTE })).toBe(5 * MINUTE);
  });

  it('doubles a Retry-After that was too short, up to five minutes', () => {
    const ended = (seconds: number) => ({ reportedAt: NOW - seconds * 1000 - 100, until: NOW - 100 });
    expect(pause({ 'retry-after': '0' }, ended(1))).toBe(2000);
    expect(pause({ 'retry-after': '30' }, ended(60))).toBe(120_000);
    expect(pause({ 'retry-after': '30' }, ended(3000))).toBe(5 * MINUTE);
    expect(pause({ 'retry-after': '900' }, ended(60))).toBe(15 * MINUTE);
    expect(pause({ 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, ended(10))).toBe(20_000);
  });

  it('counts refusals of concurrent requests once', () => {
    const first = { reportedAt: NOW - 100, until: NOW + 5 * MINUTE - 100 };
    expect(pause({}, first)).toBe(5 * MINUTE - 100);
    expect(pause({ 'retry-after': '600' }, first)).toBe(10 * MINUTE);
  });

  it('is between a second and a day, whatever the headers and the stored pause are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom('9'.repeat(400), '-1', 'NaN', 'Infinity', 'Fri, 31 Dec 9999 23:59:59 GMT'),
      fc.constantFrom('Mon, 01 Jan 0001 00:00:00 GMT', 'Sat, 13 Sep 275760 00:00:01 GMT', '+275760-09-13T00:00:00Z'),
    );
    const at = fc.oneof(fc.integer({ min: -8.64e15, max: NOW }), fc.constant(NOW - 1000));
    const until = fc.oneof(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.constant(8.64e15));
    const previous = fc.option(fc.record({ reportedAt: at, until }), { nil: null });
    fc.assert(
      fc.property(text, text, previous, (retryAfter, date, before) => {
        const ms = pause({ 'retry-after': retryAfter, date }, before);
        expect(ms).toBeGreaterThanOrEqual(before && before.until > NOW ? 1 : 1000);
        expect(ms).toBeLessThanOrEqual(24 * 60 * MINUTE + 30_000);
      }),
    );
  });

  it('never shortens a running pause', () => {
    expect(pause({ 'retry-after': '5' }, { reportedAt: NOW, until: NOW + MINUTE })).toBe(MINUTE);
  });
});
