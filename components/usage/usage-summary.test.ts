import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { BucketState, Series } from '@/lib/domain/series';
import { meterDisplay } from './meter-display';
import { nextIsFuture, periodTitle, spokenPeriod, stepName } from './period-labels';
import { summarizeUsage } from './usage-summary';

type Given = [BucketState, number | null];

function series(given: Given[], meterType = 'power'): Series {
  const buckets = given.map(([state, value], index) => ({
    start: new Date(Date.UTC(2026, 10, 9, index)).toISOString(),
    end: new Date(Date.UTC(2026, 10, 9, index + 1)).toISOString(),
    value,
    rate: value,
    register: null,
    actual: null,
    state,
  }));
  const values = buckets.flatMap(({ value }) => (value === null ? [] : [value]));
  const measured = given.filter(([state]) => state === 'measured').length;
  const missing = given.filter(([state]) => state === 'missing').length;
  const unasked = given.filter(([state]) => state === 'unasked').length;
  return {
    meterId: '12:1',
    meterType,
    kind: 'usage',
    granularity: 'hour',
    timezone: 'UTC',
    unit: null,
    start: '',
    end: '',
    sum: values.length ? values.reduce((sum, value) => sum + value, 0) : null,
    buckets,
    coverage: {
      complete: missing + unasked === 0,
      expected: given.filter(([state]) => !['running', 'future', 'before'].includes(state)).length,
      measured,
      derived: given.filter(([state]) => state === 'derived').length,
      missing,
      unasked,
      gaps: [],
    },
  };
}

const monday = { range: 'day', start: '2026-11-09', end: '2026-11-10' } as const;
const typical = (count: number, value: number) =>
  series(Array.from({ length: count }, () => ['measured', value] as Given));

function say(usage: Series, baseline: Series | null, today = '2026-11-09', possessive: 'your' | 'the' = 'your') {
  const display = meterDisplay(usage.meterType, 'hour', 'meter', AMERICAN_FORMATS);
  const installedAt = '2026-11-09T00:00:00Z';
  const input = { view: monday, today, usage, baseline, display, installedAt, possessive };
  const { lead, amount, tail, notes } = summarizeUsage(input, AMERICAN_FORMATS);
  return { text: `${lead}${amount ? ` ${amount}` : ''}${tail}`.replaceAll('\u202f', ' '), notes };
}

describe('summarizeUsage', () => {
  it('compares only finished hours and adds so far', () => {
    const usage = series([
      ['measured', 5],
      ['measured', 4.1],
      ['running', 5.1],
      ['future', null],
    ]);
    expect(say(usage, typical(4, 5)).text).toBe('Today 14.2 kWh so far, 9% below your typical Monday');
  });

  it('notes a partial total and leaves the gap out of both sides', () => {
    const usage = series([
      ['measured', 6],
      ['missing', null],
      ['measured', 6],
    ]);
    expect(say(usage, typical(3, 5), '2026-11-20')).toEqual({
      text: 'Mon, Nov 9: 12.0 kWh, 20% above your typical Monday over the same 2 hours',
      notes: ['1 of 3 hours has no reading. The total leaves it out.'],
    });
  });

  it('compares net meters in amounts, not shares', () => {
    const net = series(
      [
        ['measured', -3],
        ['measured', 1],
      ],
      'power_net',
    );
    expect(say(net, typical(2, 0.5), '2026-11-10').text).toBe(
      'Yesterday 2.00 kWh more sold than bought, 3.00 kWh below your typical Monday',
    );
  });

  it.each(['power', 'power_sub', 'gas', 'water', 'steam'])('keeps the sign of a negative total of %s', (type) => {
    const { text } = say(series([['measured', -11.97]], type), typical(1, 17.9));
    expect(text).toMatch(/^Today −12\.0( kWh| CCF| gal)?, 29\.9( kWh| CCF| gal)? below your typical Monday$/);
  });

  it('says drawn for generation that used power at night', () => {
    expect(say(series([['measured', -0.11]], 'power_gen'), typical(1, 0.5)).text).toBe(
      'Today 0.110 kWh drawn, 0.610 kWh below your typical Monday',
    );
  });

  it('says generated for generation', () => {
    expect(say(series([['measured', 3]], 'power_gen'), typical(1, 3)).text).toBe(
      'Today 3.00 kWh generated, the same as your typical Monday',
    );
  });

  it('shows no unit for unknown types and works without a baseline', () => {
    expect(say(series([['measured', 3]], 'steam'), null).text).toBe('Today 3.00');
  });

  it('explains why there is no total', () => {
    expect(say(series([['missing', null]]), null).text).toBe('No readings today');
    expect(say(series([['unasked', null]]), null).text).toBe('Today couldn’t be loaded from Copper yet');
    expect(say(series([['future', null]]), null, '2026-11-01').text).toBe('Mon, Nov 9 hasn’t started yet');
    expect(say(series([['before', null]]), null, '2026-11-10').text).toBe('No data before Mon, Nov 9, 2026');
    expect(
      say(
        series([
          ['running', null],
          ['future', null],
        ]),
        null,
      ).text,
    ).toBe('No readings yet today');
  });

  it('notes where the baseline is missing', () => {
    const usage = series([
      ['measured', 6],
      ['measured', 6],
    ]);
    expect(say(usage, typical(1, 6), '2026-11-10', 'the')).toEqual({
      text: 'Yesterday 12.0 kWh, the same as the typical Monday over the same 1 hour',
      notes: ['Typical usage is known for 1 of 2 hours.'],
    });
  });
});

describe('period labels', () => {
  it.each([
    [{ range: 'week', start: '2026-11-09', end: '2026-11-16' }, 'Nov 9–15', 'This week'],
    [{ range: 'week', start: '2026-12-28', end: '2027-01-04' }, 'Dec 28, 2026 – Jan 3, 2027', null],
    [{ range: 'day', start: '2025-11-11', end: '2025-11-12' }, 'Tue, Nov 11, 2025', null],
    [{ range: 'month', start: '2026-11-01', end: '2026-12-01' }, 'November 2026', 'This month'],
    [{ range: 'year', start: '2025-01-01', end: '2026-01-01' }, '2025', null],
    [{ range: 'dates', start: '2026-10-30', end: '2026-11-12' }, 'Oct 30 – Nov 11', null],
    [{ range: 'day', start: '2026-11-11', end: '2026-11-12' }, 'Wed, Nov 11', 'Today'],
  ] as const)('%o', (view, title, name) => {
    expect(periodTitle(view, '2026-11-11', AMERICAN_FORMATS)).toBe(title);
    expect(spokenPeriod(view, '2026-11-11')).toBe(name);
  });

  it('name the steps and detect a future period', () => {
    const view = { range: 'dates', start: '2026-11-09', end: '2026-11-12', granularity: 'hour', table: false } as const;
    expect(stepName(view, 3, -1, AMERICAN_FORMATS)).toBe('Previous 3 days');
    expect(nextIsFuture(view, '2026-11-11')).toBe(true);
    expect(nextIsFuture(view, '2026-11-12')).toBe(false);
  });

  it('distinguishes hours that were not loaded from hours without a reading', () => {
    const usage = series([
      ['derived', 3],
      ['missing', null],
      ['unasked', null],
      ['unasked', null],
    ]);
    expect(say(usage, null).notes).toEqual([
      '1 of 4 hours has no reading. The total leaves it out.',
      '2 of 4 hours couldn’t be loaded from Copper yet.',
    ]);
  });
});
