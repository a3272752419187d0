import { expect, test } from 'vitest';
import { stateTransitions } from '../health';
import { statePeriods } from './state-periods';

const at = (day: number) => Date.parse(`2026-11-${String(day).padStart(2, '0')}T00:00:00Z`);
const day = (number: number) => new Date(at(number)).toISOString();
const changes = [
  { at: day(12), from: 'active' },
  { at: day(14), from: 'down' },
];
const history = {
  state: 'active',
  changes: stateTransitions({ state: 'active', changes }),
  knownFrom: day(10) as string | null,
  existsFrom: null as string | null,
};
const periods = (of: typeof history, from: number, to: number) =>
  statePeriods(of, at(from), at(to)).map(({ start, end, state }) => [
    new Date(start).getUTCDate(),
    new Date(end).getUTCDate(),
    state,
  ]);

test('returns consecutive states up to the current one', () => {
  expect(periods(history, 10, 20)).toEqual([
    [10, 12, 'active'],
    [12, 14, 'down'],
    [14, 20, 'active'],
  ]);
  expect(periods(history, 13, 20)[0]).toEqual([13, 14, 'down']);
  expect(periods(history, 15, 20)).toEqual([[15, 20, 'active']]);
});

test('returns an unknown period before the first list, and nothing before the device existed', () => {
  expect(periods(history, 5, 20)[0]).toEqual([5, 10, undefined]);
  expect(periods({ ...history, existsFrom: day(8) }, 5, 20)[0]).toEqual([8, 10, undefined]);
  expect(periods({ ...history, existsFrom: day(13) }, 5, 20)).toEqual([
    [13, 14, 'down'],
    [14, 20, 'active'],
  ]);
  expect(periods({ ...history, changes: [], state: 'retired' }, 10, 20)).toEqual([[10, 20, 'retired']]);
});

test('returns one unknown period when recent changes are unknown', () => {
  expect(periods({ ...history, knownFrom: null }, 5, 20)).toEqual([[5, 20, undefined]]);
});
