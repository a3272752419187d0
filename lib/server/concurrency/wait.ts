/** Resolves to `null` when `ms` pass before the promise settles; rejects when the signal aborts. */
export async function waitAtMost<T>(
  promise: Promise<T>,
  ms: number | null,
  signal: AbortSignal | undefined,
): Promise<T | null> {
  signal?.throwIfAborted();
  if (ms === null && !signal) return promise;
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const other = new Promise<null>((resolve, reject) => {
    if (ms !== null) timer = setTimeout(() => resolve(null), ms);
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, other]);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}
