import { describe, expect, it } from 'vitest';
import { runDueAt, runsDue, scheduleProblem, shiftedParameters } from './schedule';

const at = (text: string) => Date.parse(text);

describe('runDueAt and runsDue', () => {
  it('keep the time of day of the first run, and the day of the month if it exists', () => {
    expect(runDueAt(at('2026-11-20T14:23:00Z'), 'day', 2)).toBe(at('2026-11-22T14:23:00Z'));
    expect(runDueAt(at('2026-11-20T14:23:00Z'), 'week', 1)).toBe(at('2026-11-27T14:23:00Z'));
    expect(runDueAt(at('2026-01-31T14:23:00Z'), 'month', 1)).toBe(at('2026-02-28T14:23:00Z'));
    expect(runDueAt(at('2026-01-31T14:23:00Z'), 'month', 2)).toBe(at('2026-03-31T14:23:00Z'));
  });

  it('count due runs, including missed ones', () => {
    const started = at('2026-11-01T00:00:00Z');
    expect(runsDue(started, 'day', 1, at('2026-11-01T23:59:59Z'))).toBe(1);
    expect(runsDue(started, 'day', 1, at('2026-11-02T00:00:00Z'))).toBe(2);
    expect(runsDue(started, 'week', 1, at('2026-12-01T00:00:00Z'))).toBe(5);
  });
});

describe('shiftedParameters', () => {
  it.each([
    [{ start: '2026-10-30', end: '2026-11-06' }, 'week', 1, { start: '2026-11-06', end: '2026-11-13' }],
    [{ start: '2026-12-31', end: '2027-01-01' }, 'day', 1, { start: '2027-01-01', end: '2027-01-02' }],
    [{ start: '2026-01-01', end: '2026-02-01' }, 'month', 1, { start: '2026-02-01', end: '2026-03-01' }],
    [{ start: '2026-01-01', end: '2026-02-01' }, 'day', 2, { start: '2026-01-03', end: '2026-02-03' }],
    [{ month: '2026-11', detailed: 'true' }, 'month', 3, { month: '2027-02', detailed: 'true' }],
    [{ detailed: 'true' }, 'day', 9, { detailed: 'true' }],
  ] as const)('%j, %s %i', (parameters, every, runs, moved) => {
    expect(shiftedParameters(parameters, every, runs)).toEqual(moved);
  });
});

it('scheduleProblem explains why a report cannot be scheduled', () => {
  expect(scheduleProblem({ start: '2026-10-01', end: '2026-11-01' }, 'day')).toBeNull();
  expect(scheduleProblem({ start: '2026-10-01T00:00:00Z', end: '2026-11-01' }, 'day')).toMatch(/dates/);
  expect(scheduleProblem({ month: '2026-10' }, 'week')).toMatch(/month/);
  expect(scheduleProblem({ month: '2026-10' }, 'month')).toBeNull();
});
