import { describe, expect, it } from 'vitest';
import type { ApiMeta } from '@/lib/contract/api-answer';
import type { CompareMode } from '@/lib/domain/compare/compare-mode';
import { viewPairs } from '@/lib/domain/compare/view-pairs';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { BucketState, Series } from '@/lib/domain/series';
import { periodTitle, spokenPeriod, stepName, stepProblem } from './period-labels';
import { usageDisplay } from './usage-display';
import { type UsageForecasts, usageFacts } from './usage-facts';

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

const monday = { range: 'day', start: '2026-11-09', end: '2026-11-10', granularity: 'hour', table: false } as const;
const typical = (count: number, value: number) =>
  series(Array.from({ length: count }, () => ['measured', value] as Given));
const META = { asOf: '', freshUntil: '', source: 'cache', notice: null } as unknown as ApiMeta;

interface Options {
  today?: string;
  own?: boolean;
  compare?: CompareMode;
  installedAt?: string;
  forecast?: UsageForecasts | 'loading';
  /** The same day in money, beside it; or the currency of amounts in money. */
  paid?: Series | 'loading';
  people?: number;
  currency?: string;
}

/** Returns all that a day says, as plain text. */
function say(usage: Series, other: Series | null, options: Options = {}) {
  const { today = '2026-11-09', own = true, compare = 'typical', installedAt = '2024-11-09T00:00:00Z' } = options;
  const { forecast = null, paid = null, people = null, currency = null } = options;
  const view = { ...monday, compare };
  const pairs = viewPairs(compare === 'typical' ? 'typical' : 'homes', view, [{ usage, other }]);
  if (!pairs) throw new Error('no usage');
  const display = { view, today, own, units: 'meter', installedAt, loaded: true, currency } as const;
  const shown = usageDisplay({ data: usage, meta: META }, pairs, display, AMERICAN_FORMATS);
  const plain = (text: string) => text.replaceAll('\u202f', ' ');
  const facts = usageFacts(
    { ...shown, people, paid, forecast, now: Date.parse('2026-11-09T03:30:00Z') },
    AMERICAN_FORMATS,
  );
  const { amount, words, than, level } = shown.answer;
  return {
    text: plain([amount, words, than].filter(Boolean).join(' ')),
    level,
    notes: shown.notes.map(plain),
    facts: Object.fromEntries(facts.map(({ label, value }) => [plain(label), value && plain(value)])),
    hints: facts.map(({ hints }) => hints.map(plain)),
  };
}

const running: Given[] = [
  ['measured', 5],
  ['measured', 4.126],
  ['measured', 5.1],
  ['running', 5.1],
  ['future', null],
];
const future = series([
  ['measured', 5],
  ['measured', 5],
  ['measured', 4.9],
  ['running', 5],
  ['future', 5],
]);

it('says how much water that is for each person, over two days or more', () => {
  const water = (count: number) => ({ ...typical(count, 5), meterType: 'water', unit: 'gal' });
  expect(say(water(48), null, { people: 4 }).hints[0]?.at(-1)).toBe('30.0 gal a person a day');
  for (const [usage, people] of [
    [water(47), 4],
    [water(48), undefined],
    [{ ...water(48), meterType: 'water_outdoor' }, 4],
    [typical(48, 5), 4],
  ] as const)
    expect(say(usage, null, { ...(people && { people }) }).hints[0]).toHaveLength(1);
});

describe('what a day costs', () => {
  const cost = (given: Given[]): Series => ({ ...series(given), unit: 'USD' });

  it('stands beside its amounts, at least where an hour has no reading', () => {
    expect(say(series(running), future, { paid: cost(running) }).facts.Cost).toBe('$19.33');
    const gap: Given[] = [['missing', null], ...running.slice(1)];
    expect(say(series(gap), future, { paid: cost(gap) }).facts.Cost).toBe('at least $14.33');
    expect(say(series(running), future, { paid: { ...cost(running), sum: -2 } }).facts.Earned).toBe('$2.00');
    expect(say(series(running), future).facts).not.toHaveProperty('Cost');
  });

  it('is all that is shown where money was chosen', () => {
    const said = say(cost(running), future, { currency: 'USD' });
    expect(said.text).toBe('$19.33 so far');
    expect(said.facts).toEqual({
      'Cost by 3 AM': '$14.23',
      'Typical by 3 AM': '$14.90',
      Difference: '−$0.67',
      'Expected by midnight': '$24.33',
    });
    const net = say({ ...cost([['measured', -3]]), meterType: 'power_net' }, null, { currency: 'USD' });
    expect(net.text).toBe('That earned $3.00.');
  });
});

describe('a day', () => {
  it('has an answer, and totals that add up on sight', () => {
    const said = say(series(running), future);
    expect(said.text).toBe('19.3 kWh so far');
    expect(said.level).toBe('usual');
    expect(said.facts).toEqual({
      'Used by 3 AM': '14.23 kWh',
      'Typical by 3 AM': '14.90 kWh',
      Difference: '−0.67 kWh',
      'Expected by midnight': '24.33 kWh',
    });
    expect(said.hints[0]).toEqual(['19.33 kWh so far']);
    expect(said.hints[2]).toEqual(['5% less']);
  });

  it('expects what the forecast says, with its range, and has Copper’s own beside it', () => {
    const ours = { expected: 24, low: 20, high: 30 };
    const said = say(series(running), future, { forecast: { ours, cloud: 25 } });
    expect(said.facts['Expected by midnight']).toBe('24.00 kWh');
    expect(said.hints.at(-1)).toEqual(['Between 20.0 kWh and 30.0 kWh', 'Copper’s own forecast: 25.0 kWh']);
    const onlyCloud = say(series(running), future, { forecast: { ours: null, cloud: 25 } });
    expect(onlyCloud.facts['Expected by midnight']).toBe('24.33 kWh');
    expect(onlyCloud.hints.at(-1)).toEqual(['If the rest is typical', 'Copper’s own forecast: 25.0 kWh']);
  });

  it('keeps the place of what it costs and what is expected while they load, and where too little is known', () => {
    const loading = say(series(running), future, { forecast: 'loading', paid: 'loading' });
    expect(loading.facts).toMatchObject({ Cost: null, 'Expected by midnight': null });
    expect(say(series(running), series([['measured', 5]])).facts['Expected by midnight']).toBe('–');
    const none = { ...series([['running', null]]), unit: 'USD', sum: null };
    expect(say(series(running), future, { paid: none }).facts.Cost).toBe('–');
  });

  it('has no words for less than three hours, and no percentage of less than one unit', () => {
    const said = say(series([['measured', 0.3]]), typical(1, 0.2), { today: '2026-11-20' });
    expect(said).toMatchObject({ text: '0.300 kWh', level: null });
    expect(said.facts).toEqual({ Used: '0.30 kWh', Typical: '0.20 kWh', Difference: '+0.10 kWh' });
    expect(said.hints).toEqual([['Over 1 hour'], [], ['–']]);
  });

  it('compares per hour where a part is missing, and says what is known', () => {
    const said = say(
      series([
        ['measured', 6],
        ['missing', null],
        ['measured', 6],
      ]),
      typical(3, 5),
      {
        today: '2026-11-20',
      },
    );
    expect(said.facts).toEqual({
      'Used per hour': '6.000 kWh',
      'Typical per hour': '5.000 kWh',
      Difference: '+1.000 kWh',
    });
    expect(said.notes).toEqual([
      '1 of 3 hours has no reading. The total leaves it out.',
      'Only 67% of this period is known, so amounts are compared per hour.',
    ]);
  });

  it('names what else it is compared with', () => {
    const said = say(
      series([
        ['measured', 4],
        ['measured', 4],
      ]),
      typical(2, 5),
      { compare: 'previous', today: '2026-11-20' },
    );
    expect(said).toMatchObject({ text: '8.00 kWh 20% less than Sun, Nov 8', level: null });
    expect(said.facts).toEqual({ Used: '8.00 kWh', 'Sun, Nov 8': '10.00 kWh', Difference: '−2.00 kWh' });
  });

  it.each([
    [-3, {}, 'You’ve sold 3.00 kWh more than you bought today.'],
    [6.1, {}, 'You’ve bought 6.10 kWh more than you sold today.'],
    [6.1, { today: '2026-11-20' }, 'You bought 6.10 kWh more than you sold.'],
    [6.1, { today: '2026-11-20', own: false }, 'It bought 6.10 kWh more than it sold.'],
    [0, { today: '2026-11-20' }, 'You bought as much as you sold.'],
  ])('says %f of a net meter in words', (net, options: Options, text) => {
    const over = 'today' in options;
    const usage = series(
      over
        ? [['measured', net]]
        : [
            ['measured', net],
            ['future', null],
          ],
      'power_net',
    );
    expect(say(usage, typical(1, 0.5), options)).toMatchObject({ text, level: null });
  });

  it.each(['power', 'power_sub', 'gas', 'water', 'steam'])('keeps the sign of a negative total of %s', (type) => {
    expect(say(series([['measured', -11.97]], type), null).text).toMatch(/^−12\.0( kWh| CCF| gal)?$/);
  });

  it('says what is learnt, where nothing is typical yet', () => {
    const said = say(series([['measured', 3]]), null, { installedAt: '2026-10-28T00:00:00Z' });
    expect(said.notes).toEqual(['Learning what is typical: 12 of 56 days.']);
    expect(said.facts).toEqual({ Used: '3.00 kWh' });
    const few = series([
      ['measured', null],
      ['measured', null],
      ['measured', 3],
    ]);
    const day = series([
      ['measured', 3],
      ['measured', 3],
      ['measured', 3],
    ]);
    expect(say(day, few, { installedAt: '2026-10-28T00:00:00Z' }).notes).toEqual(said.notes);
    expect(say(day, few).notes).toEqual(['Too little is known to compare with what is typical.']);
    expect(say(series([['measured', 3]]), null).notes).toEqual(['What is typical isn’t known for this period yet.']);
  });

  it('says where a register started again, but not of a net meter, whose register may fall', () => {
    const withRegisters = (type: string) => {
      const usage = series(
        [
          ['measured', 3],
          ['measured', 3],
          ['measured', 3],
        ],
        type,
      );
      return {
        ...usage,
        buckets: usage.buckets.map((bucket, index) => ({ ...bucket, register: [99_998, 1, 4][index] ?? null })),
      };
    };
    expect(say(withRegisters('power'), typical(3, 3)).notes).toEqual([
      'The meter’s reading started again around Mon, Nov 9, 12 AM: it was replaced, reset or rolled over. Amounts around then may be wrong.',
    ]);
    expect(say(withRegisters('power_net'), typical(3, 3)).notes).toEqual([]);
  });

  it('says where comparable homes or other days are not known', () => {
    expect(say(series([['measured', 3]]), null, { compare: 'homes' }).notes).toEqual([
      'Copper has no average of comparable homes for this period.',
    ]);
    expect(say(series([['measured', 3]]), null, { compare: 'year' }).notes).toEqual([
      'There is nothing to compare with in Sun, Nov 9, 2025.',
    ]);
  });

  it('explains why there is no total', () => {
    expect(say(series([['missing', null]]), null).text).toBe('No readings today');
    expect(say(series([['unasked', null]]), null).text).toBe('Today couldn’t be loaded from Copper yet');
    expect(say(series([['future', null]]), null, { today: '2026-11-01' }).text).toBe('Mon, Nov 9 hasn’t started yet');
    expect(say(series([['before', null]]), null).text).toBe('No data before Sat, Nov 9, 2024');
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

  it('name the steps, and say where there is nothing to see', () => {
    const view = { ...monday, range: 'dates', end: '2026-11-12', compare: 'typical' } as const;
    expect(stepName(view, 3, -1, AMERICAN_FORMATS)).toBe('Previous 3 days');
    const problem = (direction: -1 | 1, today: string, firstDay: string | null) =>
      stepProblem(view, direction, { today, firstDay }, AMERICAN_FORMATS);
    expect(problem(1, '2026-11-11', null)).toBe('The next period hasn’t started');
    expect(problem(1, '2026-11-12', null)).toBeNull();
    expect(problem(-1, '2026-11-11', '2026-11-09')).toBe('Data starts Mon, Nov 9, 2026');
    expect(problem(-1, '2026-11-11', '2026-11-08')).toBeNull();
    expect(problem(-1, '2026-11-11', null)).toBeNull();
  });

  it('distinguishes hours that were not loaded from hours without a reading', () => {
    const usage = series([
      ['derived', 3],
      ['missing', null],
      ['unasked', null],
      ['unasked', null],
    ]);
    expect(say(usage, null).notes.slice(0, 2)).toEqual([
      '1 of 4 hours has no reading. The total leaves it out.',
      '2 of 4 hours couldn’t be loaded from Copper yet.',
    ]);
  });
});
