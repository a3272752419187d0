import type { Database } from './database';
import type { Prisma, WorkEvent, WorkRecord } from './generated/client';

export type WorkRecordRow = WorkRecord;
export type WorkEventRow = WorkEvent;

/** Ids in one statement. */
const IDS_PER_QUERY = 500;
const MAX_EVENTS = 200;

/** Stores the time of a worklist. Returns false when a newer one was stored. */
export async function advanceWorkCheck(db: Database, accountId: string, asOf: Date): Promise<boolean> {
  return db.query(async (tables) => {
    const known = await tables.workCheck.findUnique({ where: { accountId } });
    if (known && known.asOf >= asOf) return false;
    await tables.workCheck.upsert({ where: { accountId }, create: { accountId, asOf }, update: { asOf } });
    return true;
  });
}

/** Returns the records of an account that are open, or were closed since an instant. */
export function findWork(db: Database, accountId: string, closedSince: Date): Promise<WorkRecordRow[]> {
  return db.query((tables) =>
    tables.workRecord.findMany({
      where: { accountId, OR: [{ closedAt: null }, { closedAt: { gte: closedSince } }] },
      orderBy: { id: 'asc' },
    }),
  );
}

/** Returns what is needed to compare all records of an account with a worklist. */
export function findWorkKeys(db: Database, accountId: string) {
  const select = { id: true, kind: true, postalCode: true, closedAt: true, assignee: true, status: true } as const;
  return db.query((tables) => tables.workRecord.findMany({ where: { accountId }, select }));
}

/** Returns the records of an account with these ids. */
export async function findWorkById(db: Database, accountId: string, ids: readonly string[]): Promise<WorkRecordRow[]> {
  const found: WorkRecordRow[] = [];
  for (const part of parts(ids)) {
    found.push(...(await db.query((tables) => tables.workRecord.findMany({ where: { accountId, id: { in: part } } }))));
  }
  return found;
}

/** Changes the records of an account with these ids, and adds one to their versions. */
export async function updateWork(
  db: Database,
  accountId: string,
  ids: readonly string[],
  data: Prisma.WorkRecordUpdateManyMutationInput,
): Promise<void> {
  for (const part of parts(ids)) {
    await db.query((tables) =>
      tables.workRecord.updateMany({
        where: { accountId, id: { in: part } },
        data: { ...data, version: { increment: 1 } },
      }),
    );
  }
}

/** Changes a record that still has `version`. Returns false when it has not. */
export async function updateWorkAt(
  db: Database,
  { accountId, id, version }: Pick<WorkRecordRow, 'accountId' | 'id' | 'version'>,
  data: Prisma.WorkRecordUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await db.query((tables) =>
    tables.workRecord.updateMany({
      where: { accountId, id, version },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  return count === 1;
}

/** Gives a record and its history another cause id. */
export async function renameWork(db: Database, accountId: string, id: string, newId: string): Promise<void> {
  await db.query(async (tables) => {
    await tables.workRecord.update({ where: { accountId_id: { accountId, id } }, data: { id: newId } });
    await tables.workEvent.updateMany({ where: { accountId, workId: id }, data: { workId: newId } });
  });
}

/** Deletes the records of an account that were closed before an instant, with their history. */
export async function deleteWork(db: Database, accountId: string, closedBefore: Date): Promise<void> {
  await db.query(async (tables) => {
    const where = { accountId, closedAt: { lt: closedBefore } };
    const old = await tables.workRecord.findMany({ where, select: { id: true } });
    for (const part of parts(old.map(({ id }) => id))) {
      await tables.workEvent.deleteMany({ where: { accountId, workId: { in: part } } });
    }
    if (old.length > 0) await tables.workRecord.deleteMany({ where });
  });
}

/** Returns the history of a record, newest first. */
export function findWorkEvents(db: Database, accountId: string, workId: string): Promise<WorkEventRow[]> {
  return db.query((tables) =>
    tables.workEvent.findMany({
      where: { accountId, workId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: MAX_EVENTS,
    }),
  );
}

function parts(ids: readonly string[]): string[][] {
  const result: string[][] = [];
  for (let index = 0; index < ids.length; index += IDS_PER_QUERY) result.push(ids.slice(index, index + IDS_PER_QUERY));
  return result;
}
