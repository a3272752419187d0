import { expect, it } from 'vitest';
import type { Goal } from '../goals';
import { compareViewers } from '../viewers/watch-premise';
import { countManyDevices, countRequests } from './count-requests';

/** It takes seconds on an idle machine, but other tests may run at the same time. */
const TIMEOUT_MS = 240_000;

const missed = (goals: readonly Goal[]) => goals.filter(({ met }) => !met);

/** A short part of the bench, which takes minutes in full. */
it(
  'every task meets its request goals, with a fleet that has every edge case',
  async () => {
    const { rows, goals } = await countRequests(12);
    expect(rows.length).toBeGreaterThan(4);
    expect(missed(goals)).toEqual([]);
  },
  TIMEOUT_MS,
);

it(
  'the lists of three thousand meters cost at most ten requests',
  async () => {
    const { rows, goals } = await countManyDevices();
    expect(rows.map(({ meters }) => meters >= 3000)).toEqual([true, true]);
    expect(missed(goals)).toEqual([]);
  },
  TIMEOUT_MS,
);

it(
  'twenty viewers of one premise cost the same as one',
  async () => {
    const { rows, goals } = await compareViewers(20);
    expect(rows.map(({ answers }) => answers)).toEqual([11, 220]);
    expect(missed(goals)).toEqual([]);
  },
  TIMEOUT_MS,
);
