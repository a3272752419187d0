/** Requests an API client may make, and whether its windows roll or begin anew on the clock. */
export interface RateLimitSettings {
  hour: number;
  day: number;
  window: 'rolling' | 'clock';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Counts the requests of each OAuth client in an hour and a day. A request that is refused is not counted: a client
 * that keeps on asking is let in again when its oldest counted request is an hour (or a day) old.
 */
export class RateLimits {
  private readonly taken = new Map<string, number[]>();

  constructor(
    readonly settings: RateLimitSettings,
    private readonly clock: () => number,
  ) {}

  /** Counts one request; null when it may pass, else the seconds after which the next one may. */
  take(clientId: string): number | null {
    const now = this.clock();
    const times = this.timesOf(clientId, now);
    const wait = Math.max(
      this.waitFor(times, this.settings.hour, HOUR_MS, now),
      this.waitFor(times, this.settings.day, DAY_MS, now),
    );
    if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
    times.push(now);
    return null;
  }

  /** Counts this many requests as made just now, so that a test need not make them. */
  spend(clientId: string, count: number): void {
    const now = this.clock();
    this.timesOf(clientId, now).push(...Array.from({ length: count }, () => now));
  }

  used(clientId: string): { hour: number; day: number } {
    const now = this.clock();
    const times = this.timesOf(clientId, now);
    const within = (span: number) => times.filter((at) => at > this.windowStart(now, span)).length;
    return { hour: within(HOUR_MS), day: within(DAY_MS) };
  }

  reset(): void {
    this.taken.clear();
  }

  private timesOf(clientId: string, now: number): number[] {
    // Requests from the future are left behind when a test turns the clock back; they are forgotten.
    const times = (this.taken.get(clientId) ?? []).filter((at) => at > now - DAY_MS && at <= now);
    this.taken.set(clientId, times);
    return times;
  }

  /** Requests made after this moment count. */
  private windowStart(now: number, span: number): number {
    return this.settings.window === 'rolling' ? now - span : Math.floor(now / span) * span - 1;
  }

  private waitFor(times: readonly number[], limit: number, span: number, now: number): number {
    const counted = times.filter((at) => at > this.windowStart(now, span));
    if (counted.length < limit) return 0;
    if (this.settings.window === 'clock') return (Math.floor(now / span) + 1) * span - now;
    if (limit === 0) return span;
    return (counted[counted.length - limit] ?? now) + span - now;
  }
}
