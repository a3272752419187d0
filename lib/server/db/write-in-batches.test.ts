import { expect, it } from 'vitest';
import { writeInBatches } from './write-in-batches';

it('writes every row once, in order, and lets others in between', async () => {
  const rows = Array.from({ length: 240 }, (_, place) => place);
  const happened: (number[] | 'somebody else')[] = [];
  setImmediate(() => happened.push('somebody else'));
  await writeInBatches(rows, async (portion) => happened.push(portion));
  expect(happened.flat()).toEqual([...rows.slice(0, 100), 'somebody else', ...rows.slice(100)]);
});
