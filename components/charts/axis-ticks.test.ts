import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { Granularity } from '@/lib/domain/granularity';
import { timeTicks } from './axis-ticks';
import { bucketLabels, clockChanges } from './bucket-labels';
import { tickText, valueAxis } from './value-ticks';

/** Returns `count` intervals of `minutes` from a UTC instant. */
function spans(start: string, minutes: number, count: number) {
  const from = Date.parse(start);
  const at = (index: number) => new Date(from + index * minutes * 60_000).toISOString();
  return Array.from({ length: count }, (_, index) => ({ start: at(index), end: at(index + 1) }));
}

const denver = 'America/Denver';
const texts = (labels: ReturnType<typeof bucketLabels>, granularity: Granularity, width: number) =>
  timeTicks(labels, granularity, width, AMERICAN_FORMATS).map((tick) => tick.text);

describe('bucketLabels', () => {
  it('labels hours in the premise’s zone', () => {
    const [label] = bucketLabels(spans('2026-11-11T07:00:00Z', 60, 24), 'hour', denver, AMERICAN_FORMATS);
    expect(label).toMatchObject({ short: '12–1\u202fAM', full: 'Wed, Nov 11, 2026, 12–1\u202fAM' });
  });

  it('labels the two 1\u202fAM hours of a 25-hour day differently and explains why', () => {
    const labels = bucketLabels(spans('2026-11-01T06:00:00Z', 60, 25), 'hour', denver, AMERICAN_FORMATS);
    expect(labels.map((label) => label.short).slice(0, 4)).toEqual([
      '12–1\u202fAM',
      '1\u202fAM–1\u202fAM MDT',
      '1–2\u202fAM MST',
      '2–3\u202fAM',
    ]);
    expect(clockChanges(labels, AMERICAN_FORMATS)).toEqual(['Clocks go back on Sun, Nov 1: that day has 25 hours.']);
  });

  it('skips the missing hour of a 23-hour day', () => {
    const labels = bucketLabels(spans('2026-03-08T07:00:00Z', 60, 23), 'hour', denver, AMERICAN_FORMATS);
    expect(labels.map((label) => label.short).slice(1, 3)).toEqual(['1–3\u202fAM', '3–4\u202fAM']);
    expect(clockChanges(labels, AMERICAN_FORMATS)).toEqual(['Clocks go forward on Sun, Mar 8: that day has 23 hours.']);
    expect(labels.at(-1)?.short).toBe('11\u202fPM–12\u202fAM');
  });

  it('handles zones with half-hour offsets', () => {
    const [label] = bucketLabels(
      spans('2026-11-10T18:30:00Z', 15, 4),
      'fifteenminute',
      'Asia/Kolkata',
      AMERICAN_FORMATS,
    );
    expect(label?.short).toBe('12–12:15\u202fAM');
  });

  it('labels a day of unusual length with its hours', () => {
    const odd = [{ start: '2026-11-01T06:00:00Z', end: '2026-11-02T07:00:00Z' }];
    expect(bucketLabels(odd, 'day', denver, AMERICAN_FORMATS)[0]?.short).toBe('Sun, Nov 1 (25 hours)');
  });
});

describe('timeTicks', () => {
  const hours = bucketLabels(spans('2026-11-11T07:00:00Z', 60, 24), 'hour', denver, AMERICAN_FORMATS);

  it('shows every second hour on a wide screen and every sixth on a narrow phone', () => {
    expect(texts(hours, 'hour', 1000).slice(0, 3)).toEqual(['12\u202fAM', '2\u202fAM', '4\u202fAM']);
    expect(texts(hours, 'hour', 240)).toEqual(['12\u202fAM', '6\u202fAM', '12\u202fPM', '6\u202fPM']);
  });

  it('labels quarter hours at full hours', () => {
    const quarters = bucketLabels(spans('2026-11-11T07:00:00Z', 15, 96), 'fifteenminute', denver, AMERICAN_FORMATS);
    expect(timeTicks(quarters, 'fifteenminute', 300, AMERICAN_FORMATS).map((tick) => tick.position)).toEqual([
      0, 24, 48, 72,
    ]);
  });

  it('labels two-hour intervals at round hours', () => {
    const labels = bucketLabels(spans('2026-11-11T07:00:00Z', 120, 12), 'bihour', denver, AMERICAN_FORMATS);
    expect(texts(labels, 'bihour', 300)).toEqual(['12\u202fAM', '6\u202fAM', '12\u202fPM', '6\u202fPM']);
    expect(texts(labels, 'bihour', 1000)).toHaveLength(12);
  });

  it('marks the repeated hour', () => {
    const labels = bucketLabels(spans('2026-11-01T06:00:00Z', 60, 25), 'hour', denver, AMERICAN_FORMATS);
    const ticks = timeTicks(labels, 'hour', 1000, AMERICAN_FORMATS);
    expect(ticks.find((tick) => tick.position === 2)?.text).toBe('1\u202fAM again');
  });

  it('labels two-hour intervals that start at odd hours after a clock change', () => {
    const labels = bucketLabels(spans('2026-03-08T07:00:00Z', 120, 12), 'bihour', denver, AMERICAN_FORMATS);
    expect(texts(labels, 'bihour', 1000).slice(0, 4)).toEqual(['12\u202fAM', '3\u202fAM', '5\u202fAM', '7\u202fAM']);
  });

  it('labels the days of a week of hours at their centers', () => {
    const labels = bucketLabels(spans('2026-11-09T07:00:00Z', 60, 168), 'hour', denver, AMERICAN_FORMATS);
    expect(timeTicks(labels, 'hour', 300, AMERICAN_FORMATS)[1]).toEqual({ position: 36, text: 'Tue' });
    expect(texts(labels, 'hour', 400)[1]).toBe('Tue 10');
    expect(texts(labels, 'hour', 1000)[1]).toBe('Tue, Nov 10');
  });

  it('labels the days of a month with numbers', () => {
    const labels = bucketLabels(spans('2026-12-01T07:00:00Z', 1440, 31), 'day', denver, AMERICAN_FORMATS);
    expect(texts(labels, 'day', 1000)).toHaveLength(31);
    expect(texts(labels, 'day', 300)).toEqual(['Dec 1', '5', '10', '15', '20', '25', '30']);
  });

  it('labels months, and the year at each January when there are several years', () => {
    const year = bucketLabels(spans('2025-01-01T07:00:00Z', 1440, 365), 'day', denver, AMERICAN_FORMATS);
    expect(texts(year, 'day', 1000)).toHaveLength(12);
    const months = Array.from({ length: 24 }, (_, index) => ({
      start: new Date(Date.UTC(2024, index, 2)).toISOString(),
      end: new Date(Date.UTC(2024, index + 1, 2)).toISOString(),
    }));
    expect(
      texts(bucketLabels(months, 'month', denver, AMERICAN_FORMATS), 'month', 300).filter((text) => /^\d/.test(text)),
    ).toEqual(['2024', '2025']);
  });

  it('never overlaps two labels', () => {
    for (const width of [200, 280, 320, 640, 1200]) {
      for (const count of [7, 28, 60, 100]) {
        const labels = bucketLabels(spans('2026-09-20T06:00:00Z', 1440, count), 'day', denver, AMERICAN_FORMATS);
        const ticks = timeTicks(labels, 'day', width, AMERICAN_FORMATS);
        ticks.slice(1).forEach((tick, index) => {
          expect(((tick.position - (ticks[index]?.position ?? 0)) * width) / count).toBeGreaterThan(12);
        });
      }
    }
  });
});

describe('valueAxis', () => {
  it('has round ticks, starts at 0 and ends at the first tick that no bar exceeds', () => {
    const axis = valueAxis(0.2, 2.7);
    expect(axis).toMatchObject({ low: 0, high: 3, ticks: [0, 1, 2, 3], decimals: 0 });
    expect(valueAxis(0, 0.07)).toMatchObject({ ticks: [0, 0.02, 0.04, 0.06, 0.08], decimals: 2 });
    expect(valueAxis(0, 1234).ticks).toEqual([0, 500, 1000, 1500]);
    expect(valueAxis(0, 1980).ticks.at(-1)).toBe(2000);
  });

  it('extends below 0 for negative values', () => {
    expect(valueAxis(-3.1, 1.9).ticks).toEqual([-4, -3, -2, -1, 0, 1, 2]);
    expect(valueAxis(-3.1, 0)).toMatchObject({ high: 0, ticks: [-4, -3, -2, -1, 0] });
  });

  it('returns an axis when all values are 0', () => {
    expect(valueAxis(0, 0)).toMatchObject({ low: 0 });
    expect(valueAxis(0, 0).high).toBeGreaterThan(0);
  });

  it('includes every value, at any scale', () => {
    for (let power = -4; power < 6; power += 0.37) {
      const axis = valueAxis(-(10 ** power) / 3, 10 ** power);
      expect(axis.high).toBeGreaterThanOrEqual(10 ** power * 0.999999);
      expect(axis.low).toBeLessThanOrEqual(-(10 ** power) / 3.000001);
      expect(axis.ticks.length).toBeLessThanOrEqual(8);
    }
  });

  it('writes ticks with a minus sign', () => {
    expect(tickText(-2.5, { decimals: 1 }, AMERICAN_FORMATS)).toBe('−2.5');
    expect(tickText(12000, { decimals: 0 }, AMERICAN_FORMATS)).toBe('12,000');
  });
});
