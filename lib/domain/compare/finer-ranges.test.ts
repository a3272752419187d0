import { describe, expect, it } from 'vitest';
import { finerRanges, type SeriesRange } from './finer-ranges';

const TODAY = '2026-11-29';
const DAY = { start: TODAY, end: '2026-11-30' };
const HOURS: SeriesRange = { ...DAY, granularity: 'hour' };

describe('finerRanges', () => {
  it.each<[string, SeriesRange, SeriesRange[]]>([
    ['a day by hour', HOURS, []],
    ['a day by quarter hour', { ...DAY, granularity: 'fifteenminute' }, [HOURS]],
    ['a day by two hours', { ...DAY, granularity: 'bihour' }, [HOURS]],
    [
      'a past day by two hours',
      { start: '2026-11-02', end: '2026-11-03', granularity: 'bihour' },
      [{ start: '2026-11-02', end: '2026-11-03', granularity: 'hour' }],
    ],
    ['two months by two hours', { start: '2026-10-01', end: '2026-12-01', granularity: 'bihour' }, [HOURS]],
    ['this month by day', { start: '2026-11-01', end: '2026-12-01', granularity: 'day' }, [HOURS]],
    ['last month by day', { start: '2026-10-01', end: '2026-11-01', granularity: 'day' }, []],
    [
      'this year by month',
      { start: '2026-01-01', end: '2027-01-01', granularity: 'month' },
      [{ start: '2026-11-01', end: '2026-12-01', granularity: 'day' }, HOURS],
    ],
    ['last year by month', { start: '2025-01-01', end: '2026-01-01', granularity: 'month' }, []],
  ])('%s', (_, view, expected) => expect(finerRanges(view, TODAY)).toEqual(expected));
});
