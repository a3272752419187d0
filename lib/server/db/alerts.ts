import type { Database } from './database';
import type { Alert } from './generated/client';

export type AlertRow = Alert;

/** Returns the alerts of an account since an instant (milliseconds) and those that are open; open ones first, then newest first. */
export function findAlerts(db: Database, accountId: string, since: number, max: number): Promise<AlertRow[]> {
  return db.query((tables) =>
    tables.alert.findMany({
      where: { accountId, OR: [{ state: 'open' }, { openedAt: { gte: new Date(since) } }] },
      // 'open' sorts after 'closed'.
      orderBy: [{ state: 'desc' }, { openedAt: 'desc' }, { id: 'asc' }],
      take: max,
    }),
  );
}

/** Returns how many alerts of an account are open and not quiet at `now` (milliseconds). */
export function countOpenAlerts(db: Database, accountId: string, now: number): Promise<number> {
  const isNotQuiet = { OR: [{ quietUntil: null }, { quietUntil: { lte: new Date(now) } }] };
  return db.query((tables) => tables.alert.count({ where: { accountId, state: 'open', ...isNotQuiet } }));
}

/** Returns the alerts of a meter that are open, or quiet at `now` (milliseconds). */
export function findMeterAlerts(db: Database, accountId: string, meterId: string, now: number): Promise<AlertRow[]> {
  return db.query((tables) =>
    tables.alert.findMany({
      where: { accountId, meterId, OR: [{ state: 'open' }, { quietUntil: { gt: new Date(now) } }] },
    }),
  );
}

/** Stores a new alert, with `now` (milliseconds) as its time. */
export async function insertAlert(
  db: Database,
  row: Omit<AlertRow, 'updatedAt' | 'openedAt' | 'version' | 'closedAt' | 'closedBy' | 'feedback' | 'quietUntil'>,
  now: number,
): Promise<void> {
  const at = new Date(now);
  await db.query((tables) => tables.alert.create({ data: { ...row, openedAt: at, updatedAt: at } }));
}

/** Changes an alert of an account. Returns false when the account has no such alert. */
export async function updateAlert(
  db: Database,
  accountId: string,
  id: string,
  changes: Partial<Omit<AlertRow, 'id' | 'accountId' | 'updatedAt'>>,
  now: number,
): Promise<boolean> {
  const data = { ...changes, updatedAt: new Date(now) };
  const { count } = await db.query((tables) => tables.alert.updateMany({ where: { accountId, id }, data }));
  return count === 1;
}
