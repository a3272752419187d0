import type { Slices } from '../slices';

/** Counts how often rows are looked at. */
export interface ReadCounter {
  count: number;
}

/** The same rows; each look at one of them counts. */
export function countReads<T>(rows: T[], reads: ReadCounter): T[] {
  return new Proxy(rows, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads.count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
}

/** Runs the steps to their end: the most looks in one of them, and all. */
export function readsPerSlice(steps: Slices<unknown>, reads: ReadCounter): { most: number; all: number } {
  let most = 0;
  let before = reads.count;
  const start = before;
  for (let done = false; !done; ) {
    done = steps.next().done === true;
    most = Math.max(most, reads.count - before);
    before = reads.count;
  }
  return { most, all: before - start };
}
