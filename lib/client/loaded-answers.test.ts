import { hydrate } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { readAnswers, writeAnswers } from './loaded-answers';
import { createQueryClient } from './query-client';

const AT = Date.parse('2026-11-20T14:23:00Z');
const KEY = ['home', 'series', '12:1', { granularity: 'hour' }];

const client = createQueryClient();
afterEach(() => client.clear());

function load(data: unknown, at: number): void {
  hydrate(client, readAnswers(writeAnswers([{ key: KEY, data, at }])));
}

it('gives the query cache what the server loaded, as of when it was loaded', () => {
  const data = { values: [1, null, 0.25], text: '</script>\u2028"' };
  load(data, AT);
  expect(client.getQueryData(KEY)).toEqual(data);
  expect(client.getQueryState(KEY)).toMatchObject({ status: 'success', fetchStatus: 'idle', dataUpdatedAt: AT });
});

it('replaces an older answer in the cache, but not a newer one', () => {
  client.setQueryData(KEY, 'fetched', { updatedAt: AT });
  load('loaded before', AT - 1);
  expect(client.getQueryData(KEY)).toBe('fetched');
  load('loaded after', AT + 1);
  expect(client.getQueryData(KEY)).toBe('loaded after');
});
