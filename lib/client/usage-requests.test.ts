import { describe, expect, it } from 'vitest';
import type { CompareMode } from '@/lib/domain/compare/compare-mode';
import type { Granularity } from '@/lib/domain/granularity';
import { usageRequests } from './usage-requests';

const TODAY = '2026-11-29';

function requests(days: string, granularity: Granularity, compare: CompareMode, firstDay: string | null = null) {
  const [start = '', end = ''] = days.split(' ');
  const view = { start, end, granularity, compare };
  return usageRequests({ view, meterId: 'm', today: TODAY, firstDay }).map(({ usage, other }) =>
    [usage, other].map((each) => each && `${each.kind} ${each.start} ${each.end} ${each.granularity}`),
  );
}

describe('usageRequests', () => {
  it('asks for usage and its typical amount of a day by hour, and for nothing else', () => {
    expect(requests('2026-11-29 2026-11-30', 'hour', 'typical')).toEqual([
      ['usage 2026-11-29 2026-11-30 hour', 'baseline 2026-11-29 2026-11-30 hour'],
    ]);
  });

  it('compares this month by day, and today by hour, with the same days of the month before', () => {
    expect(requests('2026-11-01 2026-12-01', 'day', 'previous')).toEqual([
      ['usage 2026-11-01 2026-12-01 day', 'usage 2026-10-01 2026-11-01 day'],
      ['usage 2026-11-29 2026-11-30 hour', 'usage 2026-10-29 2026-10-30 hour'],
    ]);
  });

  it('compares this year with the last, down to the hours of today', () => {
    expect(requests('2026-01-01 2027-01-01', 'month', 'year')).toEqual([
      ['usage 2026-01-01 2027-01-01 month', 'usage 2025-01-01 2026-01-01 month'],
      ['usage 2026-11-01 2026-12-01 day', 'usage 2025-11-01 2025-12-01 day'],
      ['usage 2026-11-29 2026-11-30 hour', 'usage 2025-11-29 2025-11-30 hour'],
    ]);
  });

  it('does not ask for days before the meter, or that do not exist', () => {
    expect(requests('2026-11-28 2026-11-29', 'hour', 'year', '2025-11-29')[0]?.[1]).toBeNull();
    expect(requests('2026-11-28 2026-11-29', 'hour', 'year', '2025-11-28')[0]?.[1]).toBe(
      'usage 2025-11-28 2025-11-29 hour',
    );
    expect(requests('2024-02-29 2024-03-01', 'hour', 'year')[0]?.[1]).toBeNull();
  });

  it('asks for the average of comparable homes', () => {
    expect(requests('2026-11-28 2026-11-29', 'hour', 'homes')[0]?.[1]).toBe('average 2026-11-28 2026-11-29 hour');
  });
});
