/**
 * What is dated further ahead than this was written under a clock that was wrong, not by another machine whose clock
 * differs a little. Milliseconds.
 */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
