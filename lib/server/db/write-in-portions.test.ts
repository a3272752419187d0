import { expect, it } from 'vitest';
import { writeInPortions } from './write-in-portions';

it('writes every row once, in order, and lets others in between', async () => {
  const rows = Array.from({ length: 240 }, (_, place) => place);
  const happened: (number[] | 'somebody else')[] = [];
  setImmediate(() => happened.push('somebody else'));
  await writeInPortions(rows, async (portion) => happened.push(portion));
  expect(happened.flat()).toEqual([...rows.slice(0, 100), 'somebody else', ...rows.slice(100)]);
});
