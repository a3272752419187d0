import type { WorkItem } from '@/lib/domain/fleet/work-item';
import type { Database } from '../db/database';
import { insertRows } from '../db/insert-rows';
import { findWorkKeys, renameWork, updateWork, type WorkEventRow } from '../db/work';
import { eventOf } from './work-event';

/** Rows in one statement: PostgreSQL takes 65,535 values. */
const ROWS_PER_INSERT = 1_000;

type Keys = Awaited<ReturnType<typeof findWorkKeys>>[number];

/** A worklist and the kinds of causes that it was checked for. */
interface FoundWork {
  items: readonly WorkItem[];
  asOf: string;
  isChecked: (kind: string) => boolean;
  now: number;
}

/** Compares an account's records with a worklist, and stores what is new, gone and back. Call it in a transaction. */
export async function applyWorklist(
  db: Database,
  accountId: string,
  { items, asOf, isChecked, now }: FoundWork,
): Promise<void> {
  const known = new Map((await findWorkKeys(db, accountId)).map((row) => [row.id, row]));
  const listed = new Set(items.map(({ id }) => id));
  const gone = [...known.values()].filter(
    ({ id, kind, closedAt }) => closedAt === null && !listed.has(id) && isChecked(kind),
  );
  const moved = movedAreas(items, known, gone);
  for (const { from, to } of moved) await renameWork(db, accountId, from, to);
  const movedFrom = new Set(moved.map(({ from }) => from));
  const movedTo = new Set(moved.map(({ to }) => to));
  const closed = gone.filter(({ id }) => !movedFrom.has(id));
  const returned = items.flatMap(({ id }) => {
    const record = known.get(id);
    return record && record.closedAt !== null ? [record] : [];
  });
  const added = items.filter(({ id }) => !known.has(id) && !movedTo.has(id));
  await insertInParts(
    db,
    'WorkRecord',
    added.map((item) => newRecord(accountId, item, asOf, now)),
  );
  const at = new Date(now);
  await updateWork(
    db,
    accountId,
    closed.map(({ id }) => id),
    { status: 'done', closedAt: at, updatedAt: at },
  );
  const reopened = { status: 'open', closedAt: null, waitingUntil: null, updatedAt: at, firstSeenAt: new Date(asOf) };
  await updateWork(
    db,
    accountId,
    returned.map(({ id }) => id),
    reopened,
  );
  const events = (rows: readonly Keys[], what: 'closed' | 'reopened', status: string): WorkEventRow[] =>
    rows.map((row) => eventOf({ ...row, accountId, status, waitingUntil: null }, what, null, null, now));
  await insertInParts(db, 'WorkEvent', [...events(closed, 'closed', 'done'), ...events(returned, 'reopened', 'open')]);
}

/** Returns the areas that have another id than before because their first device recovered. */
function movedAreas(items: readonly WorkItem[], known: ReadonlyMap<string, Keys>, gone: readonly Keys[]) {
  const remaining = [...gone];
  return items.flatMap(({ id, kind, premiseId, postalCode }) => {
    if (premiseId !== null || known.has(id)) return [];
    const index = remaining.findIndex((each) => each.kind === kind && each.postalCode === postalCode);
    const [before] = index === -1 ? [] : remaining.splice(index, 1);
    return before ? [{ from: before.id, to: id }] : [];
  });
}

function newRecord(accountId: string, item: WorkItem, asOf: string, now: number) {
  return {
    accountId,
    id: item.id,
    kind: item.kind,
    postalCode: item.premiseId === null ? item.postalCode : null,
    status: 'open',
    assignee: null,
    waitingUntil: null,
    note: null,
    item: JSON.stringify(item),
    // The cloud reports changes of seven days, so a beginning that is known now is unknown later.
    firstSeenAt: new Date(((item.sinceSource === 'measured' || item.sinceSource === 'changed') && item.since) || asOf),
    closedAt: null,
    updatedBy: null,
    updatedAt: new Date(now),
    version: 1,
  };
}

async function insertInParts<Table extends 'WorkRecord' | 'WorkEvent'>(
  db: Database,
  table: Table,
  rows: readonly Parameters<typeof insertRows<Table>>[2][number][],
): Promise<void> {
  for (let index = 0; index < rows.length; index += ROWS_PER_INSERT) {
    await insertRows(db, table, rows.slice(index, index + ROWS_PER_INSERT));
  }
}
