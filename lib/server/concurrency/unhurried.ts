import { setImmediate } from 'node:timers/promises';
import type { Slices } from '@/lib/domain/slices';

/** Does long work, letting the server answer others after each step. */
export async function unhurried<T>(steps: Slices<T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await setImmediate();
  }
}

/** The same for one question after the other, so that two that need the same first do not both work it out. */
export function inTurn<Asked, T>(work: (asked: Asked) => Slices<T>): (asked: Asked) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const answer = last.then(() => unhurried(work(asked)));
    last = answer.catch(() => undefined);
    return answer;
  };
}
