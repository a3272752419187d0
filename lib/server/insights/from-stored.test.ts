import { expect, it } from 'vitest';
import type { AccountRef } from '../account';
import type { SeriesQuery } from '../ports/archive';
import { fromStored } from './from-stored';

const account = { id: 'home_1' } as AccountRef;
const NOON = Date.parse('2026-11-09T12:00:00Z');
const QUERY = { meterId: 'm', kind: 'usage', granularity: 'hour' } as SeriesQuery;

/** Returns an archive without series, the version of what it stores, and what was made of it. */
function archive() {
  const state = { version: 'one', made: 0 };
  const stored = { storedSeries: async () => null, storedVersion: async () => state.version };
  const make = (now = NOON, query = QUERY, of = account, what = 'sum') =>
    // A page wraps the archive.
    fromStored({ ...stored }, of, { what, queries: [query], now }, () => {
      state.made += 1;
      return { sum: state.made };
    });
  return { state, make };
}

it('makes something once, until what is stored changes or an interval ends', async () => {
  const { state, make } = archive();
  const first = await make();
  expect(await make(NOON + 14 * 60_000)).toBe(first);
  state.version = 'two';
  expect(await make()).toEqual({ sum: 2 });
  expect(await make(NOON + 15 * 60_000)).toEqual({ sum: 3 });
});

it('makes something by itself for each account, query and purpose, and in each archive', async () => {
  const { make } = archive();
  await make();
  expect(await make(NOON, { ...QUERY, meterId: 'other' })).toEqual({ sum: 2 });
  expect(await make(NOON, QUERY, { ...account, id: 'home_2' })).toEqual({ sum: 3 });
  expect(await make(NOON, QUERY, account, 'mean')).toEqual({ sum: 4 });
  expect(await archive().make()).toEqual({ sum: 1 });
});
