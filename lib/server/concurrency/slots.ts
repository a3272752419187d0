import type { Priority } from '../ports/door';

const FIRST_TO_LAST: readonly Priority[] = ['person', 'live', 'report', 'backfill'];

/** Runs at most so many pieces of work at a time; of those that wait, a person's goes first, else the oldest. */
export class Slots {
  #free: number;
  readonly #waiting: Record<Priority, (() => void)[]> = { person: [], live: [], report: [], backfill: [] };

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting[priority].push(resolve));
    try {
      return await work();
    } finally {
      // The slot is handed on, not freed: nobody can slip in between.
      const rank = FIRST_TO_LAST.find((candidate) => this.#waiting[candidate].length > 0);
      if (rank) this.#waiting[rank].shift()?.();
      else this.#free += 1;
    }
  }
}
