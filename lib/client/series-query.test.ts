import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { SeriesData } from '@/lib/contract/series';
import type { BucketState } from '@/lib/domain/series';
import { premiseQueryOptions } from './premise-query';
import { premisesQueryOptions } from './premises-query';
import { seriesQueryOptions, seriesRenewal } from './series-query';
import { todaySeriesQueryOptions } from './today-query';

const NOW = Date.parse('2026-11-12T08:10:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

/** An answer with intervals in these states, fresh for `freshMs`. */
function answered(states: BucketState[], freshMs: number, start = '2026-11-11T07:00:00Z', notice: unknown = null) {
  const data = {
    meta: { asOf: new Date(NOW).toISOString(), freshUntil: new Date(NOW + freshMs).toISOString(), notice },
    data: { start, states: states.map((state) => [state, 1]) },
  } as unknown as ApiAnswer<SeriesData>;
  return { state: { data, status: 'success', error: null, dataUpdatedAt: NOW } };
}

describe('the renewal of a series', () => {
  it.each<[string, BucketState[]]>([
    ['an interval is running', ['measured', 'running']],
    ['an interval has no number yet', ['measured', 'missing']],
    ['some intervals are in the future', ['measured', 'running', 'future']],
    ['the last number of a past day may still change', ['measured', 'measured']],
  ])('comes when the server has newer numbers while %s', (_, states) => {
    expect(seriesRenewal(answered(states, 15 * MINUTE))).toBe(15 * MINUTE);
  });

  it('comes at most once a minute', () => {
    expect(seriesRenewal(answered(['running'], 1_000))).toBe(MINUTE);
  });

  it('ends when every interval is final', () => {
    expect(seriesRenewal(answered(['measured', 'derived', 'missing'], 30 * DAY))).toBe(false);
  });

  it('waits for the beginning of a series in the future, at most a day', () => {
    expect(seriesRenewal(answered(['future'], 15 * MINUTE, '2026-11-12T10:10:00Z'))).toBe(120 * MINUTE);
    expect(seriesRenewal(answered(['future'], 15 * MINUTE, '2027-11-12T10:10:00Z'))).toBe(DAY);
  });

  it('tries again soon where an interval could not be fetched', () => {
    expect(seriesRenewal(answered(['measured', 'unasked'], 30 * DAY))).toBe(5 * MINUTE);
  });

  it('follows the notice of an answer', () => {
    const limited = { code: 'limited', retryAt: new Date(NOW + 20 * MINUTE).toISOString() };
    expect(seriesRenewal(answered(['running'], 0, undefined, limited))).toBe(20 * MINUTE);
    expect(seriesRenewal(answered(['running'], 0, undefined, { code: 'sign_in_again', retryAt: null }))).toBe(false);
  });

  it('is the same for usage, its typical level, and today’s totals', () => {
    const request = { meterId: 'm', start: '2026-11-11', end: '2026-11-12', granularity: 'hour' } as const;
    const all = [
      seriesQueryOptions('home', { ...request, kind: 'usage' }),
      seriesQueryOptions('home', { ...request, kind: 'baseline' }),
      todaySeriesQueryOptions('home', 'm', 'baseline', '2026-11-11'),
    ];
    expect(all.map(({ refetchInterval }) => refetchInterval)).toEqual([seriesRenewal, seriesRenewal, seriesRenewal]);
  });
});

describe('the renewal of lists of homes', () => {
  it('comes when they are no longer fresh, so that states on an open page are current', () => {
    const { state } = answered([], 15 * MINUTE);
    const wait = ({ refetchInterval }: { refetchInterval?: unknown }) =>
      (refetchInterval as (query: unknown) => number | false)({ state });
    expect(wait(premisesQueryOptions('home', {}))).toBe(15 * MINUTE);
    expect(wait(premiseQueryOptions('home', 'p'))).toBe(15 * MINUTE);
    expect(wait(premisesQueryOptions('e1', {})), 'an enterprise’s list is only chosen from').toBe(false);
  });
});
