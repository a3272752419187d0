import { setImmediate } from 'node:timers/promises';
import type { Slices } from '@/lib/domain/slices';
import { AsyncLock } from './async-lock';

/** Runs long work to its end. Between slices the server can answer other requests. */
export async function runInSlices<T>(slices: Slices<T>): Promise<T> {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    await setImmediate();
  }
}

/** Runs `work` for one input at a time, so that two inputs that need the same index do not both build it. */
export function serializeSlices<Input, T>(work: (input: Input) => Slices<T>): (input: Input) => Promise<T> {
  const lock = new AsyncLock();
  return (input) => lock.run(() => runInSlices(work(input)));
}
