import type { Priority } from '../ports/door';

const FIRST_TO_LAST: readonly Priority[] = ['person', 'live', 'guest', 'report', 'backfill'];

/** Runs at most `count` pieces of work at a time. Waiting work starts by priority, then in the order of the calls. */
export class Slots {
  #free: number;
  readonly #waiting: Record<Priority, (() => void)[]> = {
    person: [],
    live: [],
    guest: [],
    report: [],
    backfill: [],
  };

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting[priority].push(resolve));
    try {
      return await work();
    } finally {
      // The slot goes straight to the next in line, so a new caller cannot take it first.
      const next = FIRST_TO_LAST.find((candidate) => this.#waiting[candidate].length > 0);
      if (next) this.#waiting[next].shift()?.();
      else this.#free += 1;
    }
  }
}
