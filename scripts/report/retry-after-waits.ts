import { AppError } from '@/lib/server/errors';

interface Patience {
  /** False: the first thing to wait for ends it. */
  waits: boolean;
  clock: () => number;
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Told before each wait: until when (milliseconds), and why. */
  onWait: (until: number, error: AppError) => void;
}

/** Where nobody says when it can go on. */
const PAUSE_MS = 60_000;
/** Failures of the cloud in a row, each a minute apart. */
const MOST_FAILURES = 10;
const PASSING = new Set(['cloud_down', 'cloud_timeout', 'cloud_error']);

/**
 * Tries until it works, waiting for the budget each time it is used up and for a cloud that fails. What was asked for
 * is kept, so each try goes on where the last one stopped. Passes every other failure on.
 */
export async function retryAfterWaits<T>(
  work: () => Promise<T>,
  { waits, clock, sleep, onWait }: Patience,
): Promise<T> {
  for (let failures = 0; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!waits || !(error instanceof AppError)) throw error;
      if (PASSING.has(error.code)) failures += 1;
      else if (error.code === 'limited') failures = 0;
      else throw error;
      if (failures > MOST_FAILURES) throw error;
      const until = Math.max(clock() + 1_000, Date.parse(error.retryAt ?? '') || clock() + PAUSE_MS);
      onWait(until, error);
      await sleep(until - clock());
    }
  }
}
