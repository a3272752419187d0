/** Runs at most one piece of work for a key at a time. Callers that come meanwhile get its promise. */
export class SingleFlight {
  readonly #flights = new Map<string, Promise<unknown>>();

  /**
   * Returns the running flight of `key`, or starts `work`, synchronously, so that no other caller can start a second
   * one. The work continues even when every caller stops waiting.
   */
  join<T>(key: string, work: () => Promise<T>): Promise<T> {
    const running = this.#flights.get(key);
    if (running) return running as Promise<T>;
    const flight = work().finally(() => this.#flights.delete(key));
    // Each caller handles a failure; without this, one that no caller waits for any more would end the process.
    flight.catch(() => undefined);
    this.#flights.set(key, flight);
    return flight;
  }

  /** Resolves when no flight is running, including those started meanwhile. */
  async settled(): Promise<void> {
    while (this.#flights.size > 0) await Promise.allSettled(this.#flights.values());
  }
}
