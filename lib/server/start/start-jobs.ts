import { setTimeout as wait } from 'node:timers/promises';
import { getServices } from './context';

const TRY_AGAIN_MS = 30_000;

/**
 * Begins the work that needs nobody to open a page. In the background: a database that cannot be opened yet must keep
 * neither the server from starting nor this from being tried again.
 */
export function startJobs(): void {
  void begin();
}

async function begin(): Promise<void> {
  for (;;) {
    try {
      (await getServices()).jobs.start();
      return;
    } catch {
      // Whoever opens a page meets the same failure, and it is logged there.
      await wait(TRY_AGAIN_MS, undefined, { ref: false });
    }
  }
}
