import { backfillProgress } from '@/lib/domain/backfill/progress';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Archive } from '../ports/archive';
import type { BackfillPlan, BackfillStore } from '../ports/backfill';
import type { FindTarget } from './backfill-targets';

const EVERY_MS = 60_000;

/** Keeps an account's line on the budget page up to date: what is done, what is left, what it waits for. */
export function createBackfillQueue(deps: {
  store: BackfillStore;
  archive: Pick<Archive, 'maxDaysPerRequest'>;
  clock: Clock;
}) {
  const { store, archive, clock } = deps;
  const notedAt = new Map<string, number>();

  async function note(
    account: AccountRef,
    plan: BackfillPlan,
    find: FindTarget | null,
    wait: Pick<BackfillPlan, 'waitingFor' | 'nextAt'>,
  ): Promise<void> {
    notedAt.set(account.id, clock());
    const tracks = (await store.tracks(account.id))
      .filter(({ choice }) => plan.choices.includes(choice))
      .map((track) => ({
        ...track,
        beginsAt: (find ? find(track.choice, track.meterId)?.beginsAt : track.goal) ?? null,
      }));
    const { requestsDone, requestsLeft, unknown, series, done, stopped } = backfillProgress(
      tracks,
      plan.startedAt,
      await archive.maxDaysPerRequest(account),
    );
    if (series > 0 && done + stopped === series) await store.deleteQueued(account.id);
    else await store.saveQueued(account, { requestsDone, requestsLeft: unknown > 0 ? null : requestsLeft, ...wait });
  }

  return {
    note,
    /** The same, at most once a minute. */
    async noteNowAndThen(account: AccountRef, plan: BackfillPlan, find: FindTarget): Promise<void> {
      if (clock() - (notedAt.get(account.id) ?? 0) < EVERY_MS) return;
      await note(account, plan, find, { waitingFor: null, nextAt: null });
    },
  };
}
