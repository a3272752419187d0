import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import { type BackfillTarget, backfillTargets } from '@/lib/domain/backfill/targets';
import { calendarStart } from '@/lib/domain/backfill/windows';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Archive } from '../ports/archive';
import type { BackfillPlan, BackfillStore } from '../ports/backfill';
import type { RequestOptions } from '../ports/door';

/** Finds the meter or gateway of a track; undefined where the account's list no longer has it. */
export type FindTarget = (choice: BackfillChoice, id: string) => BackfillTarget | undefined;

const DAY_MS = 24 * 3_600_000;

/**
 * What an account has that can be filled. The list is read once a day, and not for each step, since it may hold
 * thousands of meters; what is new in it gets its tracks.
 */
export function createBackfillTargets(deps: {
  store: BackfillStore;
  archive: Pick<Archive, 'premises'>;
  clock: Clock;
}) {
  const { store, archive, clock } = deps;
  const known = new Map<string, { choices: string; at: number; find: FindTarget }>();

  async function lookUp(account: AccountRef, plan: BackfillPlan, ask: RequestOptions): Promise<FindTarget> {
    const { data: premises } = await archive.premises(account, { ...ask, acceptAgeSeconds: DAY_MS / 1000 });
    const now = clock();
    const byId = new Map<string, BackfillTarget>();
    const tracks = plan.choices.flatMap((choice) =>
      backfillTargets(premises, choice).map((thing) => {
        byId.set(nameOf(choice, thing.id), thing);
        const filledFrom = calendarStart(now, choice, thing.timezone);
        return { meterId: thing.id, choice, filledFrom, goal: thing.beginsAt };
      }),
    );
    await store.addTracks(account.id, tracks);
    return (choice, id) => byId.get(nameOf(choice, id));
  }

  return {
    /** Throws the door's errors where the list is not held and cannot be had. */
    async of(account: AccountRef, plan: BackfillPlan, ask: RequestOptions): Promise<FindTarget> {
      // A plan that was switched off and on again begins anew.
      const choices = `${plan.startedAt} ${plan.choices.join()}`;
      const held = known.get(account.id);
      if (held && held.choices === choices && clock() - held.at < DAY_MS) return held.find;
      const find = await lookUp(account, plan, ask);
      known.set(account.id, { choices, at: clock(), find });
      return find;
    },
    forget(accountId: string): void {
      known.delete(accountId);
    },
  };
}

function nameOf(choice: BackfillChoice, id: string): string {
  return `${choice === 'grid' ? 'gateway' : 'meter'} ${id}`;
}
