import { setTimeout as wait } from 'node:timers/promises';
import { getServices } from './context';

const RETRY_MS = 30_000;

/**
 * Starts the background jobs. Returns immediately and retries until the database can be opened, so that the server can
 * start without it.
 */
export function startJobs(): void {
  void startWithRetry();
}

async function startWithRetry(): Promise<void> {
  for (;;) {
    try {
      (await getServices()).jobs.start();
      return;
    } catch {
      // The next request fails for the same reason, and logs it.
      await wait(RETRY_MS, undefined, { ref: false });
    }
  }
}
