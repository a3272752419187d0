import type { Priority } from '../ports/door';

/** Work under way for one key that others may wait for as well. */
export interface Flight<T> {
  priority: Priority;
  result: Promise<T>;
}

/** Runs at most one piece of work for a key at a time; everybody who asks meanwhile shares it. */
export class Flights {
  readonly #under = new Map<string, Flight<unknown>>();

  /** The flight under way for `key`, else a new one. The work goes on even if everybody stops waiting. */
  join<T>(key: string, priority: Priority, work: () => Promise<T>): Flight<T> {
    const known = this.#under.get(key);
    if (known) return known as Flight<T>;
    const result = work().finally(() => this.#under.delete(key));
    // Its askers handle a failure; with none left it is nobody's.
    result.catch(() => undefined);
    const flight = { priority, result };
    this.#under.set(key, flight);
    return flight;
  }

  /** Resolves when no work is under way, that begun meanwhile included. */
  async settled(): Promise<void> {
    while (this.#under.size > 0) await Promise.allSettled([...this.#under.values()].map(({ result }) => result));
  }
}
