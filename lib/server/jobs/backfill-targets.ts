import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import { type BackfillTarget, backfillTargets } from '@/lib/domain/backfill/targets';
import { calendarStart } from '@/lib/domain/backfill/windows';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Archive } from '../ports/archive';
import type { BackfillPlan, BackfillStore } from '../ports/backfill';
import type { RequestOptions } from '../ports/door';

/** Finds the meter or gateway of a track; undefined if the account's list no longer has it. */
export type FindTarget = (choice: BackfillChoice, id: string) => BackfillTarget | undefined;

const DAY_MS = 24 * 3_600_000;

/**
 * Finds what an account can fill. The premise list may hold thousands of meters, so it is read once a day instead of at
 * every step. New meters and gateways get tracks.
 */
export function createBackfillTargets(deps: {
  store: BackfillStore;
  archive: Pick<Archive, 'premises'>;
  clock: Clock;
}) {
  const { store, archive, clock } = deps;
  const cache = new Map<string, { planKey: string; loadedAt: number; find: FindTarget }>();

  async function loadTargets(account: AccountRef, plan: BackfillPlan, options: RequestOptions): Promise<FindTarget> {
    const { data: premises } = await archive.premises(account, { ...options, acceptAgeSeconds: DAY_MS / 1000 });
    const now = clock();
    const byKey = new Map<string, BackfillTarget>();
    const tracks = plan.choices.flatMap((choice) =>
      backfillTargets(premises, choice).map((target) => {
        byKey.set(deviceKey(choice, target.id), target);
        const filledFrom = calendarStart(now, choice, target.timezone);
        return { meterId: target.id, choice, filledFrom, goal: target.beginsAt };
      }),
    );
    await store.addTracks(account.id, tracks);
    return (choice, id) => byKey.get(deviceKey(choice, id));
  }

  return {
    /** Throws the door's errors if the list is neither cached nor available. */
    async of(account: AccountRef, plan: BackfillPlan, options: RequestOptions): Promise<FindTarget> {
      // Turning a plan off and on again starts over.
      const planKey = `${plan.startedAt} ${plan.choices.join()}`;
      const cached = cache.get(account.id);
      if (cached && cached.planKey === planKey && clock() - cached.loadedAt < DAY_MS) return cached.find;
      const find = await loadTargets(account, plan, options);
      cache.set(account.id, { planKey, loadedAt: clock(), find });
      return find;
    },
    forget(accountId: string): void {
      cache.delete(accountId);
    },
  };
}

function deviceKey(choice: BackfillChoice, id: string): string {
  return `${choice === 'grid' ? 'gateway' : 'meter'} ${id}`;
}
