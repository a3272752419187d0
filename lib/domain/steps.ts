/**
 * Long work in steps of a few milliseconds: whoever runs it may do other things between them. What comes of it is
 * returned at the end.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Things that are dealt with in one step. */
const A_STEP = 2_000;

/** Calls `work` with 0, 1, … up to but without `count`. */
export function* eachInSteps(count: number, work: (place: number) => void): Steps<void> {
  for (let place = 0; place < count; place += 1) {
    work(place);
    if (place % A_STEP === A_STEP - 1) yield;
  }
}

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
