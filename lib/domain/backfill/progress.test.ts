import { describe, expect, it } from 'vitest';
import { backfillCost, backfillProgress, type FilledTrack, filledShare, requestsLeft } from './progress';
import type { BackfillTarget } from './targets';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-11-20T00:00:00Z');
const track: FilledTrack = {
  choice: 'minute',
  filledFrom: NOW - 31 * DAY,
  goal: null,
  doneAt: null,
  requests: 1,
  problem: null,
};

describe('requestsLeft and filledShare', () => {
  it('count what is left back to the start, in requests of the length the cloud accepts', () => {
    expect(requestsLeft(track, NOW - 93 * DAY, {})).toBe(2);
    expect(requestsLeft(track, NOW - 93 * DAY, { minute: 10 })).toBe(7);
    expect(filledShare(track, NOW - 93 * DAY, NOW)).toBeCloseTo(1 / 3);
  });

  it('return nothing left for a track that is done or stopped', () => {
    expect(requestsLeft({ ...track, doneAt: NOW }, NOW - 93 * DAY, {})).toBe(0);
    expect(requestsLeft({ ...track, problem: 'gone' }, NOW - 93 * DAY, {})).toBe(0);
    expect(filledShare({ ...track, doneAt: NOW }, null, NOW)).toBe(1);
  });

  it('return null for an unknown start', () => {
    expect(requestsLeft(track, null, {})).toBeNull();
    expect(filledShare(track, null, NOW)).toBeNull();
  });
});

describe('backfillProgress', () => {
  it('sums up tracks, with stopped and unknown ones counted separately', () => {
    const beginsAt = NOW - 62 * DAY;
    const tracks = [
      { ...track, beginsAt },
      { ...track, beginsAt, doneAt: NOW, requests: 2 },
      { ...track, beginsAt, problem: 'gone' },
      { ...track, beginsAt: null },
    ];
    expect(backfillProgress(tracks, NOW, {})).toEqual({
      series: 4,
      done: 1,
      stopped: 1,
      requestsDone: 5,
      requestsLeft: 1,
      unknown: 1,
      share: 0.75,
    });
  });
});

describe('backfillCost', () => {
  const target = (beginsAt: number | null): BackfillTarget => ({
    id: 'm',
    premise: { id: 'p', name: null },
    meterType: 'power',
    createdAt: null,
    beginsAt,
    timezone: 'UTC',
  });

  it('counts the complete history of each target, at least a year if its start is unknown', () => {
    expect(backfillCost([target(NOW - 900 * DAY), target(NOW - 10 * DAY)], 'hour', NOW, {})).toEqual({
      requests: 4,
      atLeast: false,
    });
    expect(backfillCost([target(null)], 'minute', NOW, {})).toEqual({ requests: 12, atLeast: true });
  });
});
