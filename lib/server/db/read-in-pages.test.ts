import { expect, it } from 'vitest';
import { readInPages } from './read-in-pages';

it('reads every row once, in order, and runs other work in between', async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => index);
  const events: (number | 'other work')[] = [];
  setImmediate(() => events.push('other work'));
  const read = readInPages(async (after: number | undefined, take) => rows.slice((after ?? -1) + 1).slice(0, take));
  for await (const row of read) events.push(row);
  expect(events.filter((each) => each !== 'other work')).toEqual(rows);
  expect(events.indexOf('other work')).toBe(1000);
});

it('stops after a full last page', async () => {
  const requested: (number | undefined)[] = [];
  const read = readInPages(async (after: number | undefined, take) => {
    requested.push(after);
    return after === undefined ? Array.from({ length: take }, (_, index) => index) : [];
  });
  const rows: number[] = [];
  for await (const row of read) rows.push(row);
  expect(rows).toHaveLength(1000);
  expect(requested).toEqual([undefined, 999]);
});
