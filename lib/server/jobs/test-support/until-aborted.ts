/** A runner's sleep for tests with a stopped clock: ends only when its signal aborts. */
export function untilAborted(_milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
