import { setTimeout as wait } from 'node:timers/promises';
import { getServices } from './context';
import { backUpDaily } from './daily-backup';

const RETRY_MS = 30_000;
const SWEEP_MS = 10 * 60_000;

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
      const { jobs, auth, log, backUp } = await getServices();
      jobs.start();
      if (backUp) backUpDaily(backUp);
      const accounts = await auth.countOtherKeys();
      if (accounts > 0)
        log.warn({ accounts }, 'no key for the stored sign-ins of these accounts: they must sign in again');
      // What a flood of sign-ins left must not stay until the next sign-in.
      const sweep = () => auth.sweep().catch((err: unknown) => log.warn({ err }, 'old sign-ins not deleted'));
      setInterval(sweep, SWEEP_MS).unref();
      return;
    } catch {
      // The next request fails for the same reason, and logs it.
      await wait(RETRY_MS, undefined, { ref: false });
    }
  }
}
