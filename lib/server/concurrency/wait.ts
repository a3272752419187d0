/**
 * Returns the promise's value, or null when `ms` pass first; `ms` null waits as long as it takes. Throws the signal's
 * reason when it aborts.
 */
export function waitAtMost<T>(promise: Promise<T>, ms: null, signal: AbortSignal | undefined): Promise<T>;
export function waitAtMost<T>(
  promise: Promise<T>,
  ms: number | null,
  signal: AbortSignal | undefined,
): Promise<T | null>;
export async function waitAtMost<T>(
  promise: Promise<T>,
  ms: number | null,
  signal: AbortSignal | undefined,
): Promise<T | null> {
  signal?.throwIfAborted();
  if (ms === null && !signal) return promise;
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const timeoutOrAbort = new Promise<null>((resolve, reject) => {
    if (ms !== null) timer = setTimeout(() => resolve(null), ms);
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, timeoutOrAbort]);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}
