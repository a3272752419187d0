import type { Priority } from '../ports/door';
import { type LimitWindow, shareOf } from './limit-windows';
import { deferrableOf, isDeferrable, type LastSent, nextPacedAt } from './pacing';

/** One request of a client identity: when it was sent (milliseconds) and its purpose. */
export interface SentLine {
  at: number;
  purpose: string;
}

/** The ledger's rules over requests in memory, for forecasts. Sends nothing. */
export class SentLog {
  readonly #windows: readonly LimitWindow[];
  readonly #times: number[] = [];
  readonly #last: LastSent = { report: null, backfill: null };
  /** For each window, the index of the first request that may still be in it: time only moves forward. */
  readonly #from: number[];

  constructor(windows: readonly LimitWindow[], lines: readonly SentLine[]) {
    this.#windows = windows;
    this.#from = windows.map(() => 0);
    for (const line of lines) this.add(line);
  }

  /** Lines must be added in the order of time. */
  add({ at, purpose }: SentLine): void {
    this.#times.push(at);
    const deferrable = deferrableOf(purpose);
    if (deferrable) this.#last[deferrable] = at;
  }

  /** Returns the number of requests in each window at `now`, which must not go back between calls. */
  used(now: number): number[] {
    return this.#windows.map((window, index) => {
      let from = this.#from[index] ?? 0;
      while ((this.#times[from] ?? now) <= now - window.lengthMs) from += 1;
      this.#from[index] = from;
      return this.#times.length - from;
    });
  }

  /** Returns when a request of this priority may be sent: `now` or earlier when it may be sent at once. */
  nextAt(priority: Priority, now: number, unpaced = false): number {
    const used = this.used(now);
    const freeAt = this.#windows.map((window, index) => {
      const excess = (used[index] ?? 0) - shareOf(window, priority);
      if (excess < 0) return now;
      return (this.#times[(this.#from[index] ?? 0) + excess] ?? now) + window.lengthMs;
    });
    const isPaced = isDeferrable(priority) && !unpaced;
    const pacedAt = isPaced ? nextPacedAt(this.#windows, used, this.#last, priority) : now;
    return Math.max(pacedAt, ...freeAt);
  }
}
