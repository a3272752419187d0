/** Places of a grid, first and last included. */
interface Window {
  first: number;
  last: number;
}

/**
 * The fewest windows of at most `longest` intervals that hold every place in `wanted` (sorted). Each begins at the
 * first place not yet held and reaches as far as it may, so held stretches between two gaps are asked for again where
 * that saves a request: requests are scarce, rows are not. Pure.
 */
function planWindows(wanted: readonly number[], longest: number): Window[] {
  const windows: Window[] = [];
  for (const place of wanted) {
    const open = windows.at(-1);
    if (open && place - open.first < longest) open.last = place;
    else windows.push({ first: place, last: place });
  }
  return windows;
}

/**
 * Windows for what is wanted that take in what will be wanted soon, where that costs no further request: neighbours
 * that are asked for together grow old together. `unsealed` includes `wanted`. Pure.
 */
export function planRequestWindows(wanted: readonly number[], unsealed: readonly number[], longest: number): Window[] {
  const now = planWindows(wanted, longest);
  const soon = planWindows(unsealed, longest);
  return soon.length > now.length ? now : soon;
}
