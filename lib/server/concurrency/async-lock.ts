/**
 * First come, first served mutual exclusion for async work. A holder that throws releases the lock.
 * Not re-entrant: the caller knows whether it already holds it.
 */
export class AsyncLock {
  #tail: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}
