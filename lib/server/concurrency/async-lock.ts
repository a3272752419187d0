/**
 * Runs one piece of work at a time for each key, in the order of the calls. Work that throws releases the lock.
 * Not re-entrant: work that calls `run` with its own key waits forever.
 */
export class AsyncLock {
  readonly #tails = new Map<string, Promise<void>>();

  run<T>(work: () => Promise<T>, key = ''): Promise<T> {
    const result = (this.#tails.get(key) ?? Promise.resolve()).then(work);
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (this.#tails.get(key) === tail) this.#tails.delete(key);
      });
    this.#tails.set(key, tail);
    return result;
  }
}
