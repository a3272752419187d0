import { expect, test } from 'vitest';
import { itemVersion, type ListItem } from './list-items';
import { newVersions } from './list-versions';

const thing = (id: string, raw: object): ListItem => ({ id, raw: { id, ...raw }, changes: [] });
const hashOf = (id: string, raw: object) => itemVersion({ id, ...raw }).hash;

test('only what is new, changed or gone becomes a version', async () => {
  const known = new Map([
    ['same', hashOf('same', { state: 'active', model: 'x' })],
    ['changed', hashOf('changed', { state: 'active' })],
    ['gone', hashOf('gone', {})],
    ['long-gone', ''],
  ]);
  const things = [
    thing('same', { model: 'x', state: 'active', last_heard: '2026-01-01T00:00:00Z', seven_day_history: [1] }),
    thing('changed', { state: 'down' }),
    thing('new', { state: 'active' }),
  ];
  const versions = await newVersions(things, known);
  expect(versions.map(({ itemId, body }) => [itemId, body])).toEqual([
    ['changed', '{"id":"changed","state":"down"}'],
    ['new', '{"id":"new","state":"active"}'],
    ['gone', null],
  ]);
});

test('what comes back is a version again, and a thing told twice is one', async () => {
  const versions = await newVersions([thing('a', { n: 1 }), thing('a', { n: 2 })], new Map([['a', '']]));
  expect(versions.map(({ body }) => body)).toEqual(['{"id":"a","n":2}']);
  expect(
    await newVersions([thing('a', { n: 1 }), thing('a', { n: 2 })], new Map([['a', hashOf('a', { n: 2 })]])),
  ).toEqual([]);
});

test('people of a premise are no part of its history', () => {
  expect(itemVersion({ id: 'p', user_list: [{ email: 'a@example.com' }] }).body).toBe('{"id":"p"}');
});
