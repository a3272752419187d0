import { expect, it } from 'vitest';
import { AsyncLock } from './async-lock';

it('runs work of one key in order, also after a failure, and work of other keys beside it', async () => {
  const lock = new AsyncLock();
  const events: string[] = [];
  const run = (name: string, key: string, fails = false) =>
    lock.run(async () => {
      events.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve));
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    }, key);
  const results = await Promise.allSettled([run('a', 'x', true), run('b', 'x'), run('c', 'y')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(events).toEqual(['a starts', 'c starts', 'a ends', 'b starts', 'c ends', 'b ends']);
});
