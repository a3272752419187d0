/** A runner's sleep for tests whose clock stands still: it ends with its signal alone. */
export function untilAborted(_milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
