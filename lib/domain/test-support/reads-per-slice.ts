import type { Slices } from '../slices';

/** Counts reads of rows. */
export interface ReadCounter {
  count: number;
}

/** Returns the same rows; each read of one is counted. */
export function countReads<T>(rows: T[], reads: ReadCounter): T[] {
  return new Proxy(rows, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads.count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
}

/** Runs all slices. Returns the most reads in one slice, and in total. */
export function readsPerSlice(slices: Slices<unknown>, reads: ReadCounter): { max: number; total: number } {
  let max = 0;
  let before = reads.count;
  const start = before;
  for (let done = false; !done; ) {
    done = slices.next().done === true;
    max = Math.max(max, reads.count - before);
    before = reads.count;
  }
  return { max, total: before - start };
}
