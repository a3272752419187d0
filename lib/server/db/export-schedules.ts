import type { Database } from './database';
import type { ExportSchedule } from './generated/client';

export type ExportScheduleRow = ExportSchedule;

/** The columns of a new schedule. */
export type NewExportSchedule = Omit<ExportSchedule, 'runs' | 'startedAt' | 'nextAt'>;

/** Stores a schedule. The caller starts its first run. Times in milliseconds. */
export async function insertSchedule(
  db: Database,
  fields: NewExportSchedule,
  { startedAt, nextAt }: { startedAt: number; nextAt: number },
): Promise<void> {
  const data = { ...fields, runs: 1, startedAt: new Date(startedAt), nextAt: new Date(nextAt) };
  await db.query((tables) => tables.exportSchedule.create({ data }));
}

export function listSchedules(db: Database, accountId: string): Promise<ExportScheduleRow[]> {
  return db.query((tables) => tables.exportSchedule.findMany({ where: { accountId }, orderBy: { startedAt: 'desc' } }));
}

/** Returns a schedule of one of these accounts, or null. */
export function findSchedule(
  db: Database,
  accountIds: readonly string[],
  id: string,
): Promise<ExportScheduleRow | null> {
  return db.query((tables) => tables.exportSchedule.findFirst({ where: { id, accountId: { in: [...accountIds] } } }));
}

/** Returns the schedules of all accounts whose next run is due at `now` (milliseconds). */
export function findDueSchedules(db: Database, now: number, max: number): Promise<ExportScheduleRow[]> {
  return db.query((tables) =>
    tables.exportSchedule.findMany({
      where: { nextAt: { lte: new Date(now) } },
      orderBy: { nextAt: 'asc' },
      take: max,
    }),
  );
}

/** Advances a schedule to its next run. Returns false when it was advanced since it was read. Times in milliseconds. */
export async function advanceSchedule(
  db: Database,
  { accountId, id, runs }: Pick<ExportScheduleRow, 'accountId' | 'id' | 'runs'>,
  next: { runs: number; nextAt: number },
): Promise<boolean> {
  const { count } = await db.query((tables) =>
    tables.exportSchedule.updateMany({
      where: { id, accountId, runs },
      data: { runs: next.runs, nextAt: new Date(next.nextAt) },
    }),
  );
  return count === 1;
}

export async function deleteSchedule(db: Database, accountId: string, id: string): Promise<void> {
  await db.query((tables) => tables.exportSchedule.deleteMany({ where: { id, accountId } }));
}
