/**
 * A stored date further in the future than this was written under a wrong clock, not by another machine whose clock
 * differs a little. Milliseconds.
 */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
