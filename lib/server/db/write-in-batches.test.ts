import { expect, it } from 'vitest';
import { writeInBatches } from './write-in-batches';

it('writes every row once, in order, and runs other work in between', async () => {
  const rows = Array.from({ length: 240 }, (_, index) => index);
  const events: (number[] | 'other work')[] = [];
  setImmediate(() => events.push('other work'));
  await writeInBatches(rows, async (batch) => events.push(batch));
  expect(events.flat()).toEqual([...rows.slice(0, 100), 'other work', ...rows.slice(100)]);
});
