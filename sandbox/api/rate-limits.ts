/** Requests allowed for one OAuth client, and whether the windows roll or restart on the clock. */
export interface RateLimitSettings {
  hour: number;
  day: number;
  window: 'rolling' | 'clock';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Counts the requests of each OAuth client in an hour and a day. Rejected requests do not count: a client may continue
 * when its oldest counted request is an hour (or a day) old.
 */
export class RateLimits {
  private readonly timesByClient = new Map<string, number[]>();

  constructor(
    readonly settings: RateLimitSettings,
    private readonly clock: () => number,
  ) {}

  /** Counts one request and returns null, or returns the seconds to wait when the limit is reached. */
  take(clientId: string): number | null {
    const now = this.clock();
    const times = this.recentTimes(clientId, now);
    const wait = Math.max(
      this.waitMs(times, this.settings.hour, HOUR_MS, now),
      this.waitMs(times, this.settings.day, DAY_MS, now),
    );
    if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
    times.push(now);
    return null;
  }

  /** Counts this many requests as made now, so that a test need not send them. */
  spend(clientId: string, count: number): void {
    const now = this.clock();
    this.recentTimes(clientId, now).push(...Array.from({ length: count }, () => now));
  }

  used(clientId: string): { hour: number; day: number } {
    const now = this.clock();
    const times = this.recentTimes(clientId, now);
    const within = (span: number) => times.filter((at) => at > this.windowStart(now, span)).length;
    return { hour: within(HOUR_MS), day: within(DAY_MS) };
  }

  reset(): void {
    this.timesByClient.clear();
  }

  private recentTimes(clientId: string, now: number): number[] {
    // Requests in the future remain when a test sets the clock back. They are dropped.
    const times = (this.timesByClient.get(clientId) ?? []).filter((at) => at > now - DAY_MS && at <= now);
    this.timesByClient.set(clientId, times);
    return times;
  }

  /** Requests after this instant count. */
  private windowStart(now: number, span: number): number {
    return this.settings.window === 'rolling' ? now - span : Math.floor(now / span) * span - 1;
  }

  private waitMs(times: readonly number[], limit: number, span: number, now: number): number {
    const counted = times.filter((at) => at > this.windowStart(now, span));
    if (counted.length < limit) return 0;
    if (this.settings.window === 'clock') return (Math.floor(now / span) + 1) * span - now;
    if (limit === 0) return span;
    return (counted[counted.length - limit] ?? now) + span - now;
  }
}
