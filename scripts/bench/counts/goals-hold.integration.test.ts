import { expect, it } from 'vitest';
import type { Goal } from '../goals';
import { compareViewers } from '../viewers/watch-premise';
import { countManyDevices, countRequests } from './count-requests';

/** Seconds where nothing else runs; a machine that is busy with all the other tests is no reason to fail. */
const PATIENCE_MS = 240_000;

const broken = (goals: readonly Goal[]) => goals.filter(({ met }) => !met);

/** The whole bench takes minutes; this is the part of it that may not break unseen. */
it(
  'every task costs no more requests than it must, with the fleet that has one of everything',
  async () => {
    const { rows, goals } = await countRequests(12);
    expect(rows.length).toBeGreaterThan(4);
    expect(broken(goals)).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'what is broken among three thousand meters costs ten requests at most',
  async () => {
    const { rows, goals } = await countManyDevices();
    expect(rows.map(({ meters }) => meters >= 3000)).toEqual([true, true]);
    expect(broken(goals)).toEqual([]);
  },
  PATIENCE_MS,
);

it(
  'twenty people who watch one premise cost what one does',
  async () => {
    const { rows, goals } = await compareViewers(20);
    expect(rows.map(({ answers }) => answers)).toEqual([11, 220]);
    expect(broken(goals)).toEqual([]);
  },
  PATIENCE_MS,
);
