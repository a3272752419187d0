import { expect, test } from 'vitest';
import { itemVersion, type ListItem } from './list-items';
import { newVersions } from './list-versions';

const item = (id: string, raw: object): ListItem => ({ id, raw: { id, ...raw }, changes: [] });
const hashOf = (id: string, raw: object) => itemVersion({ id, ...raw }).hash;

test('returns a version for each item that is new, changed or gone', async () => {
  const known = new Map([
    ['same', hashOf('same', { state: 'active', model: 'x' })],
    ['changed', hashOf('changed', { state: 'active' })],
    ['gone', hashOf('gone', {})],
    ['long-gone', ''],
  ]);
  const items = [
    item('same', { model: 'x', state: 'active', last_heard: '2026-01-01T00:00:00Z', seven_day_history: [1] }),
    item('changed', { state: 'down' }),
    item('new', { state: 'active' }),
  ];
  const versions = await newVersions(items, known);
  expect(versions.map(({ itemId, body }) => [itemId, body])).toEqual([
    ['changed', '{"id":"changed","state":"down"}'],
    ['new', '{"id":"new","state":"active"}'],
    ['gone', null],
  ]);
});

test('returns a version for an item that came back, and one for an item listed twice', async () => {
  const versions = await newVersions([item('a', { n: 1 }), item('a', { n: 2 })], new Map([['a', '']]));
  expect(versions.map(({ body }) => body)).toEqual(['{"id":"a","n":2}']);
  expect(
    await newVersions([item('a', { n: 1 }), item('a', { n: 2 })], new Map([['a', hashOf('a', { n: 2 })]])),
  ).toEqual([]);
});

test('leaves the users of a premise out of its version', () => {
  expect(itemVersion({ id: 'p', user_list: [{ email: 'a@example.com' }] }).body).toBe('{"id":"p"}');
});
