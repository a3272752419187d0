import type { Slices } from '../slices';

/** Runs the work to its end without a pause. */
export function runAllSlices<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}
