import type { AccountRef } from '../account';
import type { Database } from './database';
import type { Alert } from './generated/client';
import { dateOf, dateOrNull } from './statement';

export type AlertRow = Alert;

/** Whose alerts are read: those of an account, or of one of its premises only. */
type AlertOwner = Pick<AccountRef, 'id' | 'onlyPremise'>;

const ofOwner = ({ onlyPremise }: AlertOwner) =>
  onlyPremise === undefined ? '"accountId" = ?' : '"accountId" = ? AND "premiseId" = ?';
const ownerValues = ({ id, onlyPremise }: AlertOwner) => (onlyPremise === undefined ? [id] : [id, onlyPremise]);

/**
 * Returns the alerts of an owner since an instant (milliseconds) and those that are open; open ones first, then newest
 * first.
 */
export async function findAlerts(db: Database, owner: AlertOwner, since: number, max: number): Promise<AlertRow[]> {
  const rows = await db.select({
    // 'open' sorts after 'closed'.
    sql: `SELECT "id", "premiseId", "meterId", "meterType", "rule", "state", "since", "openedAt", "knownUntil",
      "closedAt", "closedBy", "version", "finding", "feedback", "quietUntil", "updatedAt"
      FROM "Alert" WHERE ${ofOwner(owner)} AND ("state" = 'open' OR "openedAt" >= ?)
      ORDER BY "state" DESC, "openedAt" DESC, "id" LIMIT ?`,
    values: [...ownerValues(owner), new Date(since), max],
  });
  return rows.map((row) => {
    const [id, premiseId, meterId, meterType, rule, state, begin, openedAt, knownUntil] = row as string[];
    const [closedAt, closedBy, version, finding, feedback, quietUntil, updatedAt] = row.slice(9) as (string | null)[];
    return {
      ...({ id, accountId: owner.id, premiseId, meterId, meterType, rule, state } as AlertRow),
      ...{ since: dateOf(begin), openedAt: dateOf(openedAt), knownUntil: dateOf(knownUntil) },
      ...{ closedAt: dateOrNull(closedAt), closedBy: closedBy ?? null, version: Number(version) },
      ...{ finding: finding ?? '', feedback: feedback ?? null },
      ...{ quietUntil: dateOrNull(quietUntil), updatedAt: dateOf(updatedAt) },
    };
  });
}

/** Returns how many alerts of an owner are open and not quiet at `now` (milliseconds). */
export async function countOpenAlerts(db: Database, owner: AlertOwner, now: number): Promise<number> {
  const [row] = await db.select({
    sql: `SELECT COUNT(*) FROM "Alert" WHERE ${ofOwner(owner)} AND "state" = 'open'
      AND ("quietUntil" IS NULL OR "quietUntil" <= ?)`,
    values: [...ownerValues(owner), new Date(now)],
  });
  return Number(row?.[0]);
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
