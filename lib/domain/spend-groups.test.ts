import { describe, expect, it } from 'vitest';
import { purposeName, SPEND_GROUPS, spendByHour, spendGroupName, spendGroupOf } from './spend-groups';

const NOW = Date.parse('2026-11-20T14:20:00Z');

describe('spendByHour', () => {
  it('has every hour of the last day, including the current one, and every request once', () => {
    const { hours, counts } = spendByHour(
      [
        { hourStart: '2026-11-20T14:00:00Z', purpose: 'live', requests: 3 },
        { hourStart: '2026-11-20T14:00:00Z', purpose: 'usage', requests: 2 },
        { hourStart: '2026-11-20T14:00:00Z', purpose: 'premises', requests: 1 },
        { hourStart: '2026-11-19T14:00:00Z', purpose: 'others', requests: 5 },
      ],
      NOW,
    );
    expect(hours).toHaveLength(25);
    expect(hours[0]?.start).toBe('2026-11-19T14:00:00.000Z');
    expect(hours.at(-1)).toEqual({ start: '2026-11-20T14:00:00.000Z', end: '2026-11-20T15:00:00.000Z' });
    expect(counts.live.at(-1)).toBe(3);
    expect(counts.pages.at(-1)).toBe(3);
    expect(counts.others[0]).toBe(5);
    const all = SPEND_GROUPS.flatMap((group) => counts[group]).reduce((sum, count) => sum + count, 0);
    expect(all).toBe(11);
  });
});

describe('names', () => {
  it('are readable; an unknown purpose is shown as it is and counts as a page', () => {
    expect(purposeName('backfill')).toBe('Saving history');
    expect(purposeName('grid')).toBe('grid');
    expect([spendGroupOf('grid'), spendGroupOf('session'), spendGroupOf('backfill')]).toEqual([
      'pages',
      'pages',
      'backfill',
    ]);
    expect(SPEND_GROUPS.map(spendGroupName)).toContain('Pages');
  });
});
