import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { besideText, dayText } from './summary-words';

const amount = (value: number | null) => (value === null ? '–' : `${value} kWh`);
const other = { month: '2026-09', sum: 600, measured: 30, finished: 30 };

describe('the words of a month', () => {
  it.each([
    [0.021, 'September 2026: 600 kWh, 20 kWh a day. October: about the same.'],
    [0.25, 'September 2026: 600 kWh, 20 kWh a day. October: 25% more a day.'],
    [-0.5, 'September 2026: 600 kWh, 20 kWh a day. October: 50% less a day.'],
    [null, 'September 2026: 600 kWh, 20 kWh a day.'],
  ])('%s: %s', (share, text) => {
    expect(besideText({ ...other, share }, '2026-10', amount, AMERICAN_FORMATS)).toBe(text);
  });

  it('name the year where the months have the same name', () => {
    const text = besideText({ ...other, month: '2025-10', share: 0.25 }, '2026-10', amount, AMERICAN_FORMATS);
    expect(text).toBe('October 2025: 600 kWh, 20 kWh a day. 2026: 25% more a day.');
  });

  it('say when there are no readings', () => {
    expect(dayText(20, amount)).toBe('in all, 20 kWh a day');
    expect(dayText(null, amount)).toBe('no readings');
  });
});
