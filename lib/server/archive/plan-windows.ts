/** Intervals `from ≤ index < to` of a range. */
export interface IndexRange {
  from: number;
  to: number;
}

/** The intervals that one request fetches, first and last included. */
export interface RequestWindow {
  first: number;
  last: number;
}

/** Returns sorted ranges with neighbors as one. Pure. */
export function joinRanges(ranges: readonly IndexRange[]): IndexRange[] {
  const joined: IndexRange[] = [];
  for (const { from, to } of ranges) {
    const last = joined.at(-1);
    if (last?.to === from) last.to = to;
    else joined.push({ from, to });
  }
  return joined;
}

/**
 * Returns the requests that fetch all `needed` intervals, as few as possible, each of at most `maxIntervals`. Intervals
 * that will be needed later (`unsealed`, which includes `needed`) are fetched along where that adds no request: then
 * neighbors are fetched together the next time too. Both lists are sorted. Pure.
 */
export function planRequestWindows(
  needed: readonly IndexRange[],
  unsealed: readonly IndexRange[],
  maxIntervals: number,
): RequestWindow[] {
  const windows = windowsOver(needed, maxIntervals);
  const wider = windowsOver(unsealed, maxIntervals);
  return wider.length > windows.length ? windows : wider;
}

/**
 * Each window starts at the first interval not yet covered and ends at the last one within its reach. So stored
 * intervals between two gaps are fetched again where that saves a request: requests are scarce, rows are not.
 */
function windowsOver(ranges: readonly IndexRange[], maxIntervals: number): RequestWindow[] {
  const windows: RequestWindow[] = [];
  for (const { from, to } of ranges) {
    const previous = windows.at(-1);
    const reach = Math.min(to, previous ? previous.first + maxIntervals : from);
    if (previous && reach > from) previous.last = reach - 1;
    for (let first = Math.max(from, reach); first < to; first += maxIntervals) {
      windows.push({ first, last: Math.min(to, first + maxIntervals) - 1 });
    }
  }
  return windows;
}
