import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { approximateDuration, isImmediate, requestCostText, waitText } from './cost-text';

const NOW = Date.parse('2026-11-20T21:30:00Z');
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

describe('requestCostText', () => {
  it.each([
    [0, 0, 0, '0 requests, right away'],
    [0, 380, 0, '0 requests, right away; all of it is stored'],
    [1, 0, 0, '1 request, right away'],
    [12, 380, 0, '12 requests, right away; 380 already stored'],
    [412, 380, 250, '412 requests, about 4 h 10 min, until 6:40\u202fPM; 380 already stored'],
    [90, 0, 7, '90 requests, about 7 min, until 2:37\u202fPM'],
    [1412, 0, 1500, '1,412 requests, about 1 day 1 h, until Sat, Nov 21, 3:30\u202fPM'],
  ])('%d requests, %d stored, %d minutes: %s', (requests, held, minutes, text) => {
    expect(
      requestCostText(
        { requests, held, atLeast: false, endsAt: inMinutes(minutes) },
        NOW,
        'America/Denver',
        AMERICAN_FORMATS,
      ),
    ).toBe(text);
  });

  it('gives the time in the viewer’s zone', () => {
    const cost = { requests: 412, held: 0, atLeast: false, endsAt: inMinutes(250) };
    expect(requestCostText(cost, NOW, 'Asia/Kolkata', AMERICAN_FORMATS)).toContain('until 7:10\u202fAM');
  });

  it('says that more may be needed', () => {
    const cost = { requests: 2, held: 0, atLeast: true, endsAt: inMinutes(0) };
    expect(requestCostText(cost, NOW, 'UTC', AMERICAN_FORMATS)).toBe('at least 2 requests, right away');
  });

  it('gives no end that is too far ahead', () => {
    const cost = { requests: 90_000, held: 1, atLeast: false, endsAt: null };
    expect(requestCostText(cost, NOW, 'UTC', AMERICAN_FORMATS)).toBe(
      '90,000 requests, more than two months; 1 already stored',
    );
    expect(isImmediate(cost, NOW)).toBe(false);
  });
});

describe('approximateDuration', () => {
  it.each([
    [0.2, '1 min'],
    [14, '14 min'],
    [15, '20 min'],
    [51, '1 h'],
    [61, '1 h 10 min'],
    [23 * 60 + 55, '1 day'],
    [24 * 60, '1 day'],
    [51 * 60, '2 days 3 h'],
  ])('%d minutes are about %s', (minutes, text) => {
    expect(approximateDuration(minutes * 60_000)).toBe(text);
  });
});

describe('waitText', () => {
  it.each([
    [0, 0, null],
    [12, 0, null],
    [412, 250, 'Ready about 6:40\u202fPM: Copper limits how fast past readings can be loaded.'],
  ])('%d requests, %d minutes: %s', (requests, minutes, text) => {
    expect(
      waitText(
        { requests, held: 5, atLeast: false, endsAt: inMinutes(minutes) },
        NOW,
        'America/Denver',
        AMERICAN_FORMATS,
      ),
    ).toBe(text);
  });

  it('says that more may be needed', () => {
    const cost = { requests: 2, held: 0, atLeast: true, endsAt: inMinutes(0) };
    expect(requestCostText(cost, NOW, 'UTC', AMERICAN_FORMATS)).toBe('at least 2 requests, right away');
  });

  it('gives no end that is too far ahead', () => {
    expect(waitText({ requests: 90_000, held: 1, atLeast: false, endsAt: null }, NOW, 'UTC', AMERICAN_FORMATS)).toMatch(
      /^Ready in more than two months: /,
    );
  });
});
