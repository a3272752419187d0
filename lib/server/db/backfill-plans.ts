import type { Database } from './database';
import type { Account, BackfillPlan } from './generated/client';
import { runnableWhere } from './runnable-where';

export type AccountRow = Account;
export type BackfillPlanRow = BackfillPlan;

/** The columns of a plan; times in milliseconds. */
export interface BackfillPlanFields {
  state: string;
  /** JSON array. */
  granularities: string;
  waitingFor: string | null;
  nextAt: number | null;
  startedAt: number;
}

/** Returns the plan of an account, or null when backfill was never switched on. */
export function findBackfillPlan(db: Database, accountId: string): Promise<BackfillPlanRow | null> {
  return db.query((tables) => tables.backfillPlan.findUnique({ where: { accountId } }));
}

/** Returns home accounts with usable tokens that never had a plan, without those of `excludedIds`. */
export function findAccountsWithoutPlan(
  db: Database,
  excludedIds: readonly string[],
  max: number,
): Promise<AccountRow[]> {
  return db.query((tables) =>
    tables.account.findMany({
      where: {
        kind: 'home',
        id: { notIn: [...excludedIds] },
        backfillPlan: { is: null },
        token: { is: { revokedAt: null } },
      },
      orderBy: { createdAt: 'asc' },
      take: max,
    }),
  );
}

/** Stores the first plan of an account; does nothing when it has one. `now` in milliseconds. */
export async function startBackfillPlan(
  db: Database,
  accountId: string,
  fields: BackfillPlanFields,
  now: number,
): Promise<void> {
  await db.transaction(async (tables) => {
    const found = await tables.backfillPlan.findUnique({ where: { accountId }, select: { accountId: true } });
    if (found) return;
    await tables.backfillPlan.create({ data: { accountId, ...planColumns(fields, now) } });
  });
}

/** Stores the plan of an account; `now` in milliseconds. */
export async function saveBackfillPlan(
  db: Database,
  accountId: string,
  fields: BackfillPlanFields,
  now: number,
): Promise<void> {
  const columns = planColumns(fields, now);
  await db.query((tables) =>
    tables.backfillPlan.upsert({ where: { accountId }, create: { accountId, ...columns }, update: columns }),
  );
}

/** Records what an active plan waits for. A plan that was paused or ended stays unchanged. */
export async function recordBackfillWait(
  db: Database,
  accountId: string,
  wait: Pick<BackfillPlanFields, 'waitingFor' | 'nextAt'>,
  now: number,
): Promise<void> {
  const data = { waitingFor: wait.waitingFor, ...nextAtColumn(wait), updatedAt: new Date(now) };
  await db.query((tables) => tables.backfillPlan.updateMany({ where: { accountId, state: 'on' }, data }));
}

/**
 * Starts a new round of an active plan: deletes its tracks. Returns false when it is not active. `now` in milliseconds.
 */
export function startBackfillRound(db: Database, accountId: string, now: number): Promise<boolean> {
  const nowDate = new Date(now);
  return db.transaction(async (tables) => {
    const { count } = await tables.backfillPlan.updateMany({
      where: { accountId, state: 'on' },
      data: { startedAt: nowDate, waitingFor: null, nextAt: null, updatedAt: nowDate },
    });
    if (count === 1) await tables.backfillTrack.deleteMany({ where: { accountId } });
    return count === 1;
  });
}

/**
 * Returns active plans of all accounts that can run at `now` (milliseconds), longest waiting first. A plan that waits
 * for a sign-in is included once the account has tokens that are not revoked.
 */
export function findDueBackfillPlans(
  db: Database,
  now: number,
  max: number,
): Promise<(BackfillPlanRow & { account: Account })[]> {
  return db.query((tables) =>
    tables.backfillPlan.findMany({
      where: {
        state: 'on',
        ...runnableWhere(now),
      },
      orderBy: { updatedAt: 'asc' },
      take: max,
      include: { account: true },
    }),
  );
}

function planColumns(fields: BackfillPlanFields, now: number) {
  return {
    ...fields,
    ...nextAtColumn(fields),
    startedAt: new Date(fields.startedAt),
    updatedAt: new Date(now),
  };
}

function nextAtColumn({ nextAt }: Pick<BackfillPlanFields, 'nextAt'>) {
  return { nextAt: nextAt === null ? null : new Date(nextAt) };
}
