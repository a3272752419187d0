import { describe, expect, it } from 'vitest';
import type { Priority } from '../ports/door';
import { Slots } from './slots';

describe('Slots', () => {
  it('runs at most its count at a time and starts waiting work by priority', async () => {
    const slots = new Slots(2);
    const began: string[] = [];
    const finish: (() => void)[] = [];
    const run = (name: string, priority: Priority) =>
      slots.run(priority, () => {
        began.push(name);
        return new Promise<void>((resolve) => finish.push(resolve));
      });
    const all = [run('a', 'report'), run('b', 'report'), run('c', 'backfill'), run('d', 'live'), run('e', 'person')];
    expect(began).toEqual(['a', 'b']);
    for (let i = 0; i < 5; i += 1) {
      finish[i]?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
    await Promise.all(all);
    expect(began).toEqual(['a', 'b', 'e', 'd', 'c']);
  });

  it('frees the slot when work fails', async () => {
    const slots = new Slots(1);
    const failing = slots.run('person', () => Promise.reject(new Error('no')));
    const next = slots.run('person', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
    expect(await slots.run('person', async () => 'again')).toBe('again');
  });
});
