import { type BackfillChoice, DAYS_PER_REQUEST } from '@/lib/domain/backfill/choices';
import type { Clock } from '../clock';
import { nextPauseMs } from '../concurrency/backoff';
import { AppError } from '../errors';
import type { BackfillTrack } from '../ports/backfill';

interface Aside {
  choice: BackfillChoice;
  until: number;
  pause: number;
}

const PAUSES = { firstMs: 5 * 60_000, maxMs: 6 * 3_600_000 };
const MOST_HALVINGS = 5;

/**
 * Remembers, for as long as the process lives, which meters the cloud has just stumbled over, so that others come
 * first, and how long a range it did not finish in time.
 */
export function createBackfillCooldowns(clock: Clock) {
  const aside = new Map<string, Map<string, Aside>>();
  const inARow = new Map<string, number>();
  const halvings = new Map<string, number>();

  return {
    /** Ids that are left alone for now. */
    of(accountId: string, choice: BackfillChoice): string[] {
      const now = clock();
      return [...(aside.get(accountId) ?? [])].flatMap(([key, each]) =>
        each.choice === choice && each.until > now ? [key.slice(choice.length + 1)] : [],
      );
    },

    /** When the first of an account's comes back, in milliseconds; null where none is left alone now. */
    until(accountId: string): number | null {
      const now = clock();
      const times = [...(aside.get(accountId)?.values() ?? [])].flatMap(({ until }) => (until > now ? [until] : []));
      return times.length === 0 ? null : Math.min(...times);
    },

    /** Puts a track aside; how many of the account have failed in a row now. */
    fail(accountId: string, { choice, meterId }: BackfillTrack, error: unknown): number {
      const tracks = aside.get(accountId) ?? new Map<string, Aside>();
      aside.set(accountId, tracks);
      const key = `${choice} ${meterId}`;
      const pause = nextPauseMs(tracks.get(key)?.pause ?? 0, PAUSES);
      tracks.set(key, { choice, until: clock() + pause, pause });
      if (error instanceof AppError && error.code === 'cloud_timeout') {
        const name = `${accountId} ${choice}`;
        halvings.set(name, Math.min((halvings.get(name) ?? 0) + 1, MOST_HALVINGS));
      }
      const count = (inARow.get(accountId) ?? 0) + 1;
      inARow.set(accountId, count);
      return count;
    },

    succeed(accountId: string, { choice, meterId }: BackfillTrack): void {
      inARow.delete(accountId);
      const tracks = aside.get(accountId);
      tracks?.delete(`${choice} ${meterId}`);
      if (tracks?.size === 0) aside.delete(accountId);
    },

    /** Days worth asking for at once: fewer after the cloud took too long. */
    mostDays(accountId: string, choice: BackfillChoice): number {
      return Math.max(1, Math.floor(DAYS_PER_REQUEST[choice] / 2 ** (halvings.get(`${accountId} ${choice}`) ?? 0)));
    },
  };
}
