/**
 * Long work in steps of a few milliseconds: whoever runs it may do other things between them. What comes of it is
 * returned at the end.
 */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Things that are dealt with in one step. */
const A_STEP = 2_000;

/** Calls `work` with 0, 1, … up to but without `count`. */
export function* forEachIndexInSlices(count: number, work: (place: number) => void, aStep = A_STEP): Slices<void> {
  for (let place = 0; place < count; place += 1) {
    work(place);
    if (place % aStep === aStep - 1) yield;
  }
}

/** Calls `work` with each row; fewer in a step where each takes longer. */
export function forEachInSlices<T>(
  rows: readonly T[],
  work: (row: T, place: number) => void,
  aStep = A_STEP,
): Slices<void> {
  return forEachIndexInSlices(rows.length, (place) => work(rows[place] as T, place), aStep);
}

/** What is made of each row. */
export function* mapInSlices<T, Made>(
  rows: readonly T[],
  make: (row: T, place: number) => Made,
  aStep = A_STEP,
): Slices<Made[]> {
  const made: Made[] = [];
  yield* forEachInSlices(rows, (row, place) => made.push(make(row, place)), aStep);
  return made;
}

/** The rows that fit. */
export function* filterInSlices<T>(rows: readonly T[], fits: (row: T) => boolean): Slices<T[]> {
  const found: T[] = [];
  yield* forEachInSlices(rows, (row) => {
    if (fits(row)) found.push(row);
  });
  return found;
}

/** The rows of each key, in their order; those without one are left out. */
export function* groupInSlices<T>(rows: readonly T[], keyOf: (row: T) => string | null): Slices<Map<string, T[]>> {
  const groups = new Map<string, T[]>();
  yield* forEachInSlices(rows, (row) => {
    const key = keyOf(row);
    if (key === null) return;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  });
  return groups;
}

/** Does all of it now. */
export function runAllSlices<T>(steps: Slices<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
