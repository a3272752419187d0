import { expect, it } from 'vitest';
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
const ASKED = Date.parse('2026-01-20T10:00:00Z');
const HELD = {
  summary: {},
  rows: [
    { time: '2026-01-01T00:00:00Z', usage: 1 },
    { time: '2026-01-01T01:00:00Z', usage: 2 },
  ],
  spans: [
    { start: Date.parse(QUERY.start), end: Date.parse(QUERY.end), askedAt: ASKED, freshUntil: ASKED + 3_600_000 },
  ],
};
const at = (now: string) => completeResult(rangeState(HELD, QUERY, Date.parse(now)));

it('answers with the same all day where nothing can change, so that who has it is told that it is the same', () => {
  const morning = at('2026-03-01T00:00:01Z');
  expect(morning).not.toBeNull();
  expect(at('2026-03-01T23:59:59Z')).toEqual(morning);
  expect(at('2026-03-02T00:00:00Z')).not.toEqual(morning);
});

it('says how old it is by when it was asked for, and is looked at again within a month', () => {
  expect(at('2026-03-01T12:00:00Z')).toMatchObject({
    asOf: '2026-01-20T10:00:00.000Z',
    freshUntil: '2026-03-31T00:00:00.000Z',
  });
});
