import { expect, test } from 'vitest';
import { stateTransitions } from '../health';
import { statePeriods } from './state-periods';

const at = (day: number) => Date.parse(`2026-11-${String(day).padStart(2, '0')}T00:00:00Z`);
const day = (number: number) => new Date(at(number)).toISOString();
const told = [
  { at: day(12), from: 'active' },
  { at: day(14), from: 'down' },
];
const history = {
  state: 'active',
  changes: stateTransitions({ state: 'active', changes: told }),
  knownFrom: day(10),
  existsFrom: null as string | null,
};
const words = (of: typeof history, from: number, to: number) =>
  statePeriods(of, at(from), at(to)).map(({ start, end, state }) => [
    new Date(start).getUTCDate(),
    new Date(end).getUTCDate(),
    state,
  ]);

test('states follow one another to the present one', () => {
  expect(words(history, 10, 20)).toEqual([
    [10, 12, 'active'],
    [12, 14, 'down'],
    [14, 20, 'active'],
  ]);
  expect(words(history, 13, 20)[0]).toEqual([13, 14, 'down']);
  expect(words(history, 15, 20)).toEqual([[15, 20, 'active']]);
});

test('what was before anybody asked is not known, and before it existed there is nothing', () => {
  expect(words(history, 5, 20)[0]).toEqual([5, 10, undefined]);
  expect(words({ ...history, existsFrom: day(8) }, 5, 20)[0]).toEqual([8, 10, undefined]);
  expect(words({ ...history, existsFrom: day(13) }, 5, 20)).toEqual([
    [13, 14, 'down'],
    [14, 20, 'active'],
  ]);
  expect(words({ ...history, changes: [], state: 'retired' }, 10, 20)).toEqual([[10, 20, 'retired']]);
});
