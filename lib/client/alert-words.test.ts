import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { ALERT_RULES } from '@/lib/domain/insight/finding';
import {
  alertCostText,
  alertStatus,
  alertsSentence,
  alertText,
  alertTitle,
  basisText,
  warningText,
} from './alert-words';
import { LEAK } from './test-support/leak-alert';

const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');

describe('the words of an alert', () => {
  it('say how much water runs, since when, and how far above typical the home is', () => {
    const text = plain(alertText(LEAK, 'meter', AMERICAN_FORMATS));
    expect(text).toContain('At least 1.71 gal in every hour since');
    expect(text).toContain('about 40.9 gal a day');
    expect(text).toMatch(/used 58 ?% more water than is typical/);
    expect(plain(alertText(LEAK, 'metric', AMERICAN_FORMATS))).toContain('At least 6.46 L in every hour');
  });

  it('claim no beginning that is not stored', () => {
    const open = { ...LEAK, found: { ...LEAK.found, sinceIsExact: false } };
    expect(alertText(open, 'meter', AMERICAN_FORMATS)).toContain('since at least');
  });

  it('never call gas safe, and send away who smells it', () => {
    for (const rule of ALERT_RULES) {
      const alert = { ...LEAK, rule };
      const words = [alertTitle(alert), alertText(alert, 'meter', AMERICAN_FORMATS), warningText(alert) ?? ''].join(
        ' ',
      );
      expect(words).not.toMatch(/\bsafe/i);
      expect(warningText(alert) !== null).toBe(rule === 'gas-never-zero');
    }
    expect(warningText({ rule: 'gas-never-zero' })).toContain('leave the building at once');
  });

  it('say what they were worked out from', () => {
    expect(plain(basisText(LEAK, AMERICAN_FORMATS))).toMatch(/^Worked out from 1[ ,]?230 hours of 1[ ,]?234 hours, /);
  });

  it('say how an alert ended', () => {
    const closedAt = '2026-11-28T20:00:00Z';
    const ended = { ...LEAK, state: 'closed' as const, closedAt, closedBy: 'ended' as const };
    expect(alertStatus(LEAK, AMERICAN_FORMATS)).toBe('Ongoing');
    expect(alertStatus(ended, AMERICAN_FORMATS)).toMatch(/^Ended .*, after 51 days$/);
    expect(alertStatus({ ...ended, closedBy: 'corrected' }, AMERICAN_FORMATS)).toContain('Withdrawn');
  });

  it('say what it costs: by month while it goes on, in all once it ended, and of a day what is above a typical one', () => {
    const cost = (alert: Partial<typeof LEAK>) =>
      alertCostText({ ...LEAK, ...alert }, { price: 0.01, currency: 'USD' }, AMERICAN_FORMATS);
    // 1.706 gal in each of 730.5 hours at 1¢.
    expect(cost({})).toBe('That is about $12 a month.');
    expect(cost({ closedAt: '2026-10-10T10:00:00Z', closedBy: 'ended' })).toBe('That cost about $0.82.');
    expect(cost({ closedAt: '2026-10-10T10:00:00Z', closedBy: 'corrected' })).toBeNull();
    const day = { ...LEAK.found, level: 700, typical: 200 };
    expect(cost({ rule: 'unusual-day', found: day })).toBe('That cost about $5.00 more than a typical day.');
    expect(cost({ rule: 'water-volume', found: { ...day, typical: null } })).toBeNull();
    expect(cost({ rule: 'water-burst' })).toBeNull();
    expect(cost({ found: { ...LEAK.found, level: 0 } })).toBeNull();
  });

  it('count what needs attention, without what is expected', () => {
    const now = Date.parse('2026-11-28T21:00:00Z');
    const quiet = { ...LEAK, quietUntil: '2027-01-27T21:00:00Z' };
    expect(alertsSentence([LEAK, quiet], now, AMERICAN_FORMATS)).toBe('1 thing needs your attention.');
    expect(alertsSentence([], now, AMERICAN_FORMATS)).toBe('No alerts so far.');
    expect(alertsSentence([quiet], now, AMERICAN_FORMATS)).toBe('Nothing needs your attention.');
    expect(alertsSentence([quiet], Date.parse('2027-02-01T00:00:00Z'), AMERICAN_FORMATS)).toBe(
      '1 thing needs your attention.',
    );
  });
});
