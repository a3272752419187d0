import { VOLTAGE_KINDS, type WorkItem } from '@/lib/domain/fleet/work-item';
import { type StoredWork, WORK_STATUSES, type WorkRecord, type WorkStatus } from '@/lib/domain/fleet/work-row';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { insertRows } from '../db/insert-rows';
import {
  advanceWorkCheck,
  deleteWork,
  findWork,
  findWorkById,
  findWorkEvents,
  updateWorkAt,
  type WorkEventRow,
  type WorkRecordRow,
} from '../db/work';
import type { WorkChange, WorkEventEntry, WorkStore } from '../ports/work';
import { applyWorklist } from './apply-worklist';
import { eventOf } from './work-event';

const DAY_MS = 86_400_000;
/** Lines whose cause is gone are listed for this long. */
const LISTED_DAYS = 30;
/** Records are kept for this long after their cause is gone. */
const KEPT_DAYS = 400;

/** Returns a `WorkStore` that keeps the records in the database. */
export function createWorkStore(db: Database, clock: Clock): WorkStore {
  /** Worklists that this process has compared. */
  const compared = new WeakSet<readonly WorkItem[]>();
  return {
    async sync(accountId, { items, asOf, hasVoltage }) {
      if (compared.has(items)) return;
      await db.transaction(async () => {
        if (!(await advanceWorkCheck(db, accountId, new Date(asOf)))) return;
        const isChecked = (kind: string) => hasVoltage || !VOLTAGE_KINDS.some((each) => each === kind);
        await applyWorklist(db, accountId, { items, asOf, isChecked, now: clock() });
        await deleteWork(db, accountId, new Date(clock() - KEPT_DAYS * DAY_MS));
      });
      compared.add(items);
    },

    async list(accountId) {
      return (await findWork(db, accountId, new Date(clock() - LISTED_DAYS * DAY_MS))).map(toStored);
    },

    find: async (accountId, ids) => (await findWorkById(db, accountId, ids)).map(toStored),

    async change(accountId, by, targets, change) {
      const events: WorkEventRow[] = [];
      const conflicting = new Set<string>();
      const { note, ...fields } = change;
      const data = { ...toColumns(fields), ...(note ? { note } : {}), updatedBy: by, updatedAt: new Date(clock()) };
      const noteOnly = Object.keys(fields).length === 0;
      await db.transaction(async () => {
        const known = new Map(
          (
            await findWorkById(
              db,
              accountId,
              targets.map(({ id }) => id),
            )
          ).map((row) => [row.id, row]),
        );
        for (const { id, version } of targets) {
          const row = known.get(id);
          if (!row) continue;
          // A note takes nothing away from what someone else wrote.
          const expected = noteOnly ? row.version : version;
          if (!(await updateWorkAt(db, { accountId, id, version: expected }, data))) {
            conflicting.add(id);
            continue;
          }
          events.push(eventOf({ ...row, ...toColumns(fields) }, 'changed', by, note ?? null, clock()));
        }
        await insertRows(db, 'WorkEvent', events);
      });
      const now = (
        await findWorkById(
          db,
          accountId,
          targets.map(({ id }) => id),
        )
      ).map(toRecord);
      const found = new Set(now.map(({ id }) => id));
      return {
        changed: now.filter(({ id }) => !conflicting.has(id)),
        conflicts: now.filter(({ id }) => conflicting.has(id)),
        missing: targets.map(({ id }) => id).filter((id) => !found.has(id)),
      };
    },

    async history(accountId, id) {
      return (await findWorkEvents(db, accountId, id)).map(toEntry);
    },
  };
}

function toColumns({ status, assignee, waitingUntil }: WorkChange) {
  return {
    ...(status === undefined ? {} : { status }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(waitingUntil === undefined ? {} : { waitingUntil: waitingUntil === null ? null : new Date(waitingUntil) }),
  };
}

function toStored(row: WorkRecordRow): StoredWork {
  return { record: toRecord(row), item: JSON.parse(row.item) as WorkItem };
}

function toRecord(row: WorkRecordRow): WorkRecord {
  return {
    id: row.id,
    status: toStatus(row.status),
    assignee: row.assignee,
    waitingUntil: row.waitingUntil && toInstantText(row.waitingUntil.getTime()),
    note: row.note,
    firstSeenAt: toInstantText(row.firstSeenAt.getTime()),
    closedAt: row.closedAt && toInstantText(row.closedAt.getTime()),
    updatedBy: row.updatedBy,
    updatedAt: toInstantText(row.updatedAt.getTime()),
    version: row.version,
  };
}

function toEntry({ at, by, what, status, assignee, waitingUntil, note }: WorkEventRow): WorkEventEntry {
  return {
    at: toInstantText(at.getTime()),
    by,
    what: what === 'closed' || what === 'reopened' ? what : 'changed',
    status: toStatus(status),
    assignee,
    waitingUntil: waitingUntil && toInstantText(waitingUntil.getTime()),
    note,
  };
}

function toStatus(text: string): WorkStatus {
  return WORK_STATUSES.find((each) => each === text) ?? 'open';
}
