import { backfillProgress } from '@/lib/domain/backfill/progress';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Archive } from '../ports/archive';
import type { BackfillPlan, BackfillStore } from '../ports/backfill';
import type { FindTarget } from './backfill-targets';

const SAVE_EVERY_MS = 60_000;

/**
 * Keeps an account's entry in the queue on the budget page up to date: what is done, what is left, what it waits for.
 */
export function createBackfillQueue(deps: {
  store: BackfillStore;
  archive: Pick<Archive, 'maxDaysPerRequest'>;
  clock: Clock;
}) {
  const { store, archive, clock } = deps;
  const savedAt = new Map<string, number>();

  async function save(
    account: AccountRef,
    plan: BackfillPlan,
    findTarget: FindTarget | null,
    wait: Pick<BackfillPlan, 'waitingFor' | 'nextAt'>,
  ): Promise<void> {
    savedAt.set(account.id, clock());
    const tracks = (await store.tracks(account.id))
      .filter(({ choice }) => plan.choices.includes(choice))
      .map((track) => ({
        ...track,
        beginsAt: (findTarget ? findTarget(track.choice, track.meterId)?.beginsAt : track.goal) ?? null,
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
    save,
    /** Same as `save`, at most once a minute. */
    async saveEachMinute(account: AccountRef, plan: BackfillPlan, findTarget: FindTarget): Promise<void> {
      if (clock() - (savedAt.get(account.id) ?? 0) < SAVE_EVERY_MS) return;
      await save(account, plan, findTarget, { waitingFor: null, nextAt: null });
    },
  };
}
