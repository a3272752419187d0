import { describe, expect, it } from 'vitest';
import { defaultGranularity, granularityChoices } from './usage-granularity';
import {
  parseUsageView,
  stepView,
  todayView,
  usageViewSearch,
  withDates,
  withGranularity,
  withRange,
} from './usage-view';

const MONDAY = 1;

const today = '2026-11-11'; // a Wednesday
const parse = (search: string) => parseUsageView(new URLSearchParams(search), today, MONDAY);
const allowed = (days: number) => granularityChoices(days).map((choice) => choice.granularity);

describe('parseUsageView', () => {
  it('defaults to today by the hour', () => {
    expect(parse('')).toEqual({
      range: 'day',
      start: '2026-11-11',
      end: '2026-11-12',
      granularity: 'hour',
      compare: 'typical',
      table: false,
    });
  });

  it('parses what usageViewSearch wrote, and keeps the account', () => {
    for (const search of [
      'range=week&start=2026-11-02&end=2026-11-09&granularity=bihour&table=1',
      'range=year&start=2025-01-01&end=2026-01-01&granularity=day',
      'range=dates&start=2026-10-30&end=2026-11-03&granularity=fifteenminute&compare=year-weekday',
    ]) {
      const written = usageViewSearch(parse(search), new URLSearchParams('account=u1'));
      expect(parse(written.toString())).toEqual(parse(search));
      expect(written.get('account')).toBe('u1');
      for (const [name, value] of new URLSearchParams(search)) expect(written.get(name)).toBe(value);
    }
  });

  it('reads what older links ask to compare with, and writes it in one way', () => {
    const homes = parse('average=1');
    expect(homes.compare).toBe('homes');
    const written = usageViewSearch(homes, new URLSearchParams('average=1'));
    expect([written.get('compare'), written.get('average')]).toEqual(['homes', null]);
    expect(parse('compare=neighbors').compare).toBe('typical');
    expect(parse('range=year&compare=year-weekday').compare).toBe('year');
    expect(withRange(parse('compare=previous'), 'week', today, MONDAY).compare).toBe('previous');
  });

  it('aligns a period with the calendar', () => {
    expect(parse('range=week&start=2026-11-11')).toMatchObject({ start: '2026-11-09', end: '2026-11-16' });
    expect(parse('range=month&start=2024-02-29')).toMatchObject({ start: '2024-02-01', end: '2024-03-01' });
    expect(parse('range=year&start=2026-06-15')).toMatchObject({ start: '2026-01-01', end: '2027-01-01' });
  });

  it('begins a week on the viewer’s day, and keeps a week of the address that begins on another', () => {
    const sunday = (search: string) => parseUsageView(new URLSearchParams(search), today, 0);
    expect(sunday('range=week&start=2026-11-11')).toMatchObject({ start: '2026-11-08', end: '2026-11-15' });
    expect(withRange(sunday('range=day&start=2026-11-15'), 'week', '2020-01-01', 0).start).toBe('2026-11-15');
    const shared = sunday('range=week&start=2026-11-09&end=2026-11-16');
    expect(shared).toMatchObject({ range: 'week', start: '2026-11-09', end: '2026-11-16' });
    expect(stepView(shared, -1)).toMatchObject({ range: 'week', start: '2026-11-02', end: '2026-11-09' });
    expect(todayView(shared, '2026-11-11', 0)).toMatchObject({ start: '2026-11-08', end: '2026-11-15' });
    expect(sunday('range=week&start=2026-11-09&end=2026-11-12')).toMatchObject({ start: '2026-11-08' });
  });

  it('detects the kind of period between two dates', () => {
    expect(parse('start=2026-11-09&end=2026-11-16').range).toBe('week');
    expect(parse('start=2026-11-01&end=2026-12-01').range).toBe('month');
    expect(parse('start=2026-11-01&end=2026-11-05').range).toBe('dates');
  });

  it('falls back to defaults for invalid values', () => {
    expect(parse('range=fortnight&start=2026-02-30&granularity=second')).toEqual(parse(''));
    expect(parse('range=dates&start=2026-11-05&end=2026-11-01')).toMatchObject({
      start: '2026-11-05',
      end: '2026-11-06',
    });
    expect(parse('range=dates&start=2000-01-01&end=2099-01-01').end).toBe('2010-01-01');
    expect(parse('range=year&granularity=fifteenminute').granularity).toBe('month');
    expect(parse('range=day&granularity=auto').granularity).toBe('hour');
  });
});

describe('changing the view', () => {
  it('steps by calendar periods, not by a number of days', () => {
    expect(stepView(parse('range=month&start=2026-03-31'), -1)).toMatchObject({
      start: '2026-02-01',
      end: '2026-03-01',
    });
    expect(stepView(parse('range=year'), 1)).toMatchObject({ start: '2027-01-01', end: '2028-01-01' });
    expect(stepView(parse('range=dates&start=2026-11-01&end=2026-11-05'), 1)).toMatchObject({
      start: '2026-11-05',
      end: '2026-11-09',
    });
  });

  it('returns to the same view after a step forward and back', () => {
    for (const range of ['day', 'week', 'month', 'year']) {
      const view = parse(`range=${range}&start=2024-02-29`);
      expect(stepView(stepView(view, 1), -1)).toEqual(view);
    }
  });

  it('switches the range around today if visible, otherwise around the start', () => {
    expect(withRange(parse('range=month'), 'day', today, MONDAY)).toMatchObject({ start: today, granularity: 'hour' });
    expect(withRange(parse('range=month&start=2025-05-01'), 'week', today, MONDAY)).toMatchObject({
      start: '2025-04-28',
    });
    expect(withRange(parse('range=week'), 'dates', today, MONDAY)).toMatchObject({
      range: 'dates',
      start: '2026-11-09',
    });
  });

  it('moves to today and keeps the length', () => {
    expect(todayView(parse('range=day&start=2020-01-01&granularity=bihour'), today, MONDAY)).toMatchObject({
      start: today,
      granularity: 'bihour',
    });
    expect(todayView(parse('range=dates&start=2020-01-01&end=2020-01-05'), today, MONDAY)).toMatchObject({
      start: '2026-11-08',
      end: '2026-11-12',
    });
  });

  it('accepts any dates and keeps a granularity that still fits', () => {
    expect(withDates(parse('granularity=bihour'), '2026-11-01', '2026-11-11').granularity).toBe('bihour');
    expect(withDates(parse('granularity=fifteenminute'), '2026-10-01', '2026-11-11').granularity).toBe('day');
  });
});

describe('months over arbitrary dates', () => {
  it('are extended to whole months, as a partial month would look low', () => {
    const view = withGranularity(parse('range=dates&start=2026-03-10&end=2026-05-02'), 'month');
    expect(view).toMatchObject({ start: '2026-03-01', end: '2026-06-01', granularity: 'month' });
    expect(parse(usageViewSearch(view, new URLSearchParams()).toString())).toEqual(view);
    expect(stepView(view, 1)).toMatchObject({ start: '2026-06-01', end: '2026-09-01' });
    expect(stepView(view, -1)).toMatchObject({ start: '2025-12-01', end: '2026-03-01' });
    expect(stepView(stepView(view, 1), -1)).toEqual(view);
  });
});

describe('granularities', () => {
  it('allow those that give 2 to 800 intervals, and minutes for a day', () => {
    expect(allowed(1)).toEqual(['minute', 'fifteenminute', 'hour', 'bihour']);
    expect(allowed(7)).toEqual(['fifteenminute', 'hour', 'bihour', 'day']);
    expect(allowed(31)).toEqual(['hour', 'bihour', 'day']);
    expect(allowed(366)).toEqual(['day', 'month']);
    expect(allowed(3_653)).toEqual(['month']);
  });

  it('keep a link to minutes, and leave them for a longer range', () => {
    const view = parse('range=day&start=2026-03-10&granularity=minute');
    expect(view).toMatchObject({ start: '2026-03-10', end: '2026-03-11', granularity: 'minute' });
    expect(stepView(view, -1)).toMatchObject({ start: '2026-03-09', granularity: 'minute' });
    expect(parse('range=week&start=2026-03-10&granularity=minute').granularity).toBe('day');
    expect(withDates(view, '2026-03-10', '2026-03-12').granularity).toBe('hour');
  });

  it('always have a default that is allowed', () => {
    for (let days = 1; days <= 3_653; days += 1) expect(allowed(days)).toContain(defaultGranularity(days));
  });
});
