/** Returns twice the previous pause, at least `firstMs` and at most `maxMs`. No previous pause is 0. Milliseconds. */
export function nextPauseMs(previousMs: number, { firstMs, maxMs }: { firstMs: number; maxMs: number }): number {
  return Math.min(Math.max(previousMs * 2, firstMs), maxMs);
}
