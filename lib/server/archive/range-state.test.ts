import { expect, it } from 'vitest';
import { tableOf } from '../copper/row-table';
import type { RangeQuery } from './range.types';
import { completeResult, rangeState } from './range-state';

const QUERY: RangeQuery = {
  kind: 'usage',
  meterId: '12:1',
  granularity: 'hour',
  start: '2026-01-01T00:00:00Z',
  end: '2026-01-01T02:00:00Z',
  timezone: 'UTC',
  meterCreatedAt: null,
};
const FETCHED = Date.parse('2026-01-20T10:00:00Z');
const STORED = {
  summary: {},
  table: tableOf([
    { time: '2026-01-01T00:00:00Z', usage: 1 },
    { time: '2026-01-01T01:00:00Z', usage: 2 },
  ]),
  spans: [
    { start: Date.parse(QUERY.start), end: Date.parse(QUERY.end), askedAt: FETCHED, freshUntil: FETCHED + 3_600_000 },
  ],
};
const resultAt = (now: string) => completeResult(rangeState(STORED, QUERY, Date.parse(now)));

it('returns the same result all day when all is sealed, so that browsers get 304', () => {
  const morning = resultAt('2026-03-01T00:00:01Z');
  expect(morning).not.toBeNull();
  expect(resultAt('2026-03-01T23:59:59Z')).toEqual(morning);
  expect(resultAt('2026-03-02T00:00:00Z')).not.toEqual(morning);
});

it('is as old as its fetch, and is rechecked within a month', () => {
  expect(resultAt('2026-03-01T12:00:00Z')).toMatchObject({
    asOf: '2026-01-20T10:00:00.000Z',
    freshUntil: '2026-03-31T00:00:00.000Z',
  });
});
