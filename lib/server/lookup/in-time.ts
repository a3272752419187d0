/** A page waits no longer for one of its numbers. */
const MAX_WAIT_MS = 2_500;

/** Returns `fallback` if the promise fails or takes too long: a page without a number is better than none. */
export async function inTime<T>(promise: Promise<T>, fallback: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(fallback), MAX_WAIT_MS);
  });
  try {
    return await Promise.race([promise.catch(() => fallback), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
