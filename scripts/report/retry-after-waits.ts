import { AppError } from '@/lib/server/errors';

interface WaitOptions {
  /** False: fail instead of waiting. */
  waits: boolean;
  clock: () => number;
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Called before each wait with its end (milliseconds) and the reason. */
  onWait: (until: number, error: AppError) => void;
}

/** Wait when the error has no time for the next try. */
const DEFAULT_WAIT_MS = 60_000;
/** Consecutive failures of the cloud, a minute apart. */
const MAX_FAILURES = 10;
const TEMPORARY = new Set(['cloud_down', 'cloud_timeout', 'cloud_error']);

/**
 * Repeats `work` until it succeeds. Waits when the request limit is used up or the cloud fails. Fetched data is stored, so
 * each try continues where the last one stopped. Throws every other error.
 */
export async function retryAfterWaits<T>(
  work: () => Promise<T>,
  { waits, clock, sleep, onWait }: WaitOptions,
): Promise<T> {
  for (let failures = 0; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!waits || !(error instanceof AppError)) throw error;
      if (TEMPORARY.has(error.code)) failures += 1;
      else if (error.code === 'limited') failures = 0;
      else throw error;
      if (failures > MAX_FAILURES) throw error;
      const until = Math.max(clock() + 1_000, Date.parse(error.retryAt ?? '') || clock() + DEFAULT_WAIT_MS);
      onWait(until, error);
      await sleep(until - clock());
    }
  }
}
