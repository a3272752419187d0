import type { Priority } from '../ports/door';
import { type LimitWindow, shareOf } from './limit-windows';
import { deferrableOf, isDeferrable, type LastSent, nextPacedAt } from './pacing';

/** One request of a client identity: when it was sent (milliseconds), and what for. */
export interface SentLine {
  at: number;
  purpose: string;
}

/** Requests in the order of time, and when the next may go: the ledger's rules, to look ahead with. Nothing is sent. */
export class SentLog {
  readonly #windows: readonly LimitWindow[];
  readonly #times: number[] = [];
  readonly #last: LastSent = { report: null, backfill: null };
  /** For each window the first line that may still be in it: time only goes forward. */
  readonly #from: number[];

  constructor(windows: readonly LimitWindow[], lines: readonly SentLine[]) {
    this.#windows = windows;
    this.#from = windows.map(() => 0);
    for (const line of lines) this.add(line);
  }

  /** Lines come in the order of time. */
  add({ at, purpose }: SentLine): void {
    this.#times.push(at);
    const patient = deferrableOf(purpose);
    if (patient) this.#last[patient] = at;
  }

  /** Requests in each window at an instant; instants are asked for in order. */
  used(now: number): number[] {
    return this.#windows.map((window, at) => {
      let from = this.#from[at] ?? 0;
      while ((this.#times[from] ?? now) <= now - window.lengthMs) from += 1;
      this.#from[at] = from;
      return this.#times.length - from;
    });
  }

  /** When a request of this priority may go: not after `now` when it may at once. */
  nextAt(priority: Priority, now: number): number {
    const used = this.used(now);
    const free = this.#windows.map((window, at) => {
      const excess = (used[at] ?? 0) - shareOf(window, priority);
      if (excess < 0) return now;
      return (this.#times[(this.#from[at] ?? 0) + excess] ?? now) + window.lengthMs;
    });
    const turn = isDeferrable(priority) ? nextPacedAt(this.#windows, used, this.#last, priority) : now;
    return Math.max(turn, ...free);
  }
}
