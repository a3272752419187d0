import { type BackfillChoice, DAYS_PER_REQUEST } from '@/lib/domain/backfill/choices';
import type { Clock } from '../clock';
import { nextPauseMs } from '../concurrency/backoff';
import { AppError } from '../errors';
import type { BackfillTrack } from '../ports/backfill';

interface Cooldown {
  choice: BackfillChoice;
  until: number;
  pause: number;
}

const PAUSES = { firstMs: 5 * 60_000, maxMs: 6 * 3_600_000 };
const MAX_HALVINGS = 5;

/**
 * Remembers, while the process runs, which tracks failed and must wait before the next try, and how far to shorten
 * requests that timed out.
 */
export function createBackfillCooldowns(clock: Clock) {
  const cooldowns = new Map<string, Map<string, Cooldown>>();
  const failuresInARow = new Map<string, number>();
  const halvings = new Map<string, number>();

  return {
    /** Returns the ids that are cooling down. */
    ids(accountId: string, choice: BackfillChoice): string[] {
      const now = clock();
      return [...(cooldowns.get(accountId) ?? [])].flatMap(([key, cooldown]) =>
        cooldown.choice === choice && cooldown.until > now ? [key.slice(choice.length + 1)] : [],
      );
    },

    /** Returns when the account's first cooldown ends, in milliseconds; null if nothing is cooling down. */
    firstEnd(accountId: string): number | null {
      const now = clock();
      const times = [...(cooldowns.get(accountId)?.values() ?? [])].flatMap(({ until }) =>
        until > now ? [until] : [],
      );
      return times.length === 0 ? null : Math.min(...times);
    },

    /** Starts or extends a track's cooldown. Returns how many steps of the account have failed in a row. */
    fail(accountId: string, { choice, meterId }: BackfillTrack, error: unknown): number {
      const tracks = cooldowns.get(accountId) ?? new Map<string, Cooldown>();
      cooldowns.set(accountId, tracks);
      const key = `${choice} ${meterId}`;
      const pause = nextPauseMs(tracks.get(key)?.pause ?? 0, PAUSES);
      tracks.set(key, { choice, until: clock() + pause, pause });
      if (error instanceof AppError && error.code === 'cloud_timeout') {
        const name = `${accountId} ${choice}`;
        halvings.set(name, Math.min((halvings.get(name) ?? 0) + 1, MAX_HALVINGS));
      }
      const count = (failuresInARow.get(accountId) ?? 0) + 1;
      failuresInARow.set(accountId, count);
      return count;
    },

    succeed(accountId: string, { choice, meterId }: BackfillTrack): void {
      failuresInARow.delete(accountId);
      const tracks = cooldowns.get(accountId);
      tracks?.delete(`${choice} ${meterId}`);
      if (tracks?.size === 0) cooldowns.delete(accountId);
    },

    /** Returns the most days to request at once: fewer after timeouts. */
    maxDays(accountId: string, choice: BackfillChoice): number {
      return Math.max(1, Math.floor(DAYS_PER_REQUEST[choice] / 2 ** (halvings.get(`${accountId} ${choice}`) ?? 0)));
    },
  };
}
