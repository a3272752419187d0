import { expect, it } from 'vitest';
import { readInPages } from './read-in-pages';

it('reads every row once, in order, and lets others in between', async () => {
  const rows = Array.from({ length: 2500 }, (_, place) => place);
  const happened: (number | 'somebody else')[] = [];
  setImmediate(() => happened.push('somebody else'));
  const read = readInPages(async (after: number | undefined, take) => rows.slice((after ?? -1) + 1).slice(0, take));
  for await (const row of read) happened.push(row);
  expect(happened.filter((each) => each !== 'somebody else')).toEqual(rows);
  expect(happened.indexOf('somebody else')).toBe(1000);
});

it('ends after a last page that is full', async () => {
  const asked: (number | undefined)[] = [];
  const read = readInPages(async (after: number | undefined, take) => {
    asked.push(after);
    return after === undefined ? Array.from({ length: take }, (_, place) => place) : [];
  });
  const rows: number[] = [];
  for await (const row of read) rows.push(row);
  expect(rows).toHaveLength(1000);
  expect(asked).toEqual([undefined, 999]);
});
