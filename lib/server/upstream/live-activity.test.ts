import { beforeEach, describe, expect, it } from 'vitest';
import type { LiveActivity } from '../ports/live-activity';
import { createLiveActivity } from './live-activity';

describe('LiveActivity', () => {
  let now = 0;
  let activity: LiveActivity;
  beforeEach(() => {
    now = 0;
    activity = createLiveActivity(() => now);
  });
  const poll = (premiseId: string, seconds: number) => {
    const count = activity.touch('client', 'home', premiseId);
    activity.pollsEvery('client', 'home', premiseId, seconds);
    return count;
  };

  it('stops counting premises that left the screen soon after their next poll is due', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) poll(id, 60);
    expect(poll('f', 60)).toBe(6);
    now += 100_000;
    expect(poll('f', 60)).toBe(6);
    now += 60_000;
    expect(poll('f', 60)).toBe(1);
  });

  it('keeps counting premises that are polled rarely', () => {
    poll('a', 1200);
    now += 1_200_000;
    expect(activity.count('client')).toBe(1);
    expect(poll('b', 1200)).toBe(2);
  });

  it('counts each client identity on its own', () => {
    poll('a', 60);
    expect(activity.count('other')).toBe(0);
    expect(activity.touch('other', 'home', 'a')).toBe(1);
  });
});
