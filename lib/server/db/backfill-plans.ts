import type { Database } from './database';
import type { Account, BackfillPlan } from './generated/client';
import { runnableWhere } from './runnable-where';

export type BackfillPlanRow = BackfillPlan;

/** What a plan is set to; instants in milliseconds. */
export interface BackfillPlanFields {
  state: string;
  /** JSON array. */
  granularities: string;
  waitingFor: string | null;
  nextAt: number | null;
  startedAt: number;
}

/** The plan of an account; null where nothing was ever switched on. */
export function findBackfillPlan(db: Database, accountId: string): Promise<BackfillPlanRow | null> {
  return db.query((tables) => tables.backfillPlan.findUnique({ where: { accountId } }));
}

/** Writes an account's plan; `now` in milliseconds. */
export async function saveBackfillPlan(
  db: Database,
  accountId: string,
  fields: BackfillPlanFields,
  now: number,
): Promise<void> {
  const columns = { ...fields, ...instantsOf(fields), startedAt: new Date(fields.startedAt), updatedAt: new Date(now) };
  await db.query((tables) =>
    tables.backfillPlan.upsert({ where: { accountId }, create: { accountId, ...columns }, update: columns }),
  );
}

/** Notes what a plan that is on waits for; one that a person has paused or ended meanwhile stays as it is. */
export async function recordBackfillWait(
  db: Database,
  accountId: string,
  wait: Pick<BackfillPlanFields, 'waitingFor' | 'nextAt'>,
  now: number,
): Promise<void> {
  const data = { waitingFor: wait.waitingFor, ...instantsOf(wait), updatedAt: new Date(now) };
  await db.query((tables) => tables.backfillPlan.updateMany({ where: { accountId, state: 'on' }, data }));
}

/** Begins a plan that is on anew, and forgets how far its tracks were; false when it is not on. `now` in milliseconds. */
export function startBackfillRound(db: Database, accountId: string, now: number): Promise<boolean> {
  const at = new Date(now);
  return db.transaction(async (tables) => {
    const { count } = await tables.backfillPlan.updateMany({
      where: { accountId, state: 'on' },
      data: { startedAt: at, waitingFor: null, nextAt: null, updatedAt: at },
    });
    if (count === 1) await tables.backfillTrack.deleteMany({ where: { accountId } });
    return count === 1;
  });
}

/**
 * Plans of all accounts that are on and have waited long enough, the longest first; `now` in milliseconds. One that
 * waits for a person to sign in is not among them before tokens are there that nobody has revoked.
 */
export function findDueBackfillPlans(
  db: Database,
  now: number,
  most: number,
): Promise<(BackfillPlanRow & { account: Account })[]> {
  return db.query((tables) =>
    tables.backfillPlan.findMany({
      where: {
        state: 'on',
        ...runnableWhere(now),
      },
      orderBy: { updatedAt: 'asc' },
      take: most,
      include: { account: true },
    }),
  );
}

function instantsOf({ nextAt }: Pick<BackfillPlanFields, 'nextAt'>) {
  return { nextAt: nextAt === null ? null : new Date(nextAt) };
}
