import { randomUUID } from 'node:crypto';
import type { ExportGap, ExportState } from '@/lib/contract/exports';
import type { ExportPeriod } from '@/lib/domain/exports/periods';
import { runDueAt, runsDue, shiftedParameters } from '@/lib/domain/exports/schedule';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import {
  advanceSchedule,
  deleteSchedule,
  type ExportScheduleRow,
  findDueSchedules,
  findSchedule,
  insertSchedule,
  listSchedules,
} from '../db/export-schedules';
import {
  deleteExpiredExports,
  deleteExport,
  type ExportRow,
  endExport,
  expireScheduleExports,
  findDueExports,
  findExport,
  insertExport,
  listExportFiles,
  listExportRows,
  listRunningExports,
  saveExportProgress,
} from '../db/exports';
import { deleteQueuedWork, saveQueuedWork } from '../db/queued-work';
import type { ExportFile, ExportJob, ExportSchedule, ExportSpec, ExportStore } from '../ports/exports';
import type { JobWaitReason } from '../ports/jobs';

const DAY_MS = 24 * 3_600_000;
/** More than these nobody reads, and the account's page would be slow. */
const MOST_LISTED = 200;
const MOST_GAPS = 200;

/**
 * Exports and schedules in the database; see `ExportStore`. `keptDays`: how long a file, and what became of an export,
 * can be looked at.
 */
export function createExportStore(db: Database, clock: Clock, keptDays: number): ExportStore {
  const expiry = () => clock() + keptDays * DAY_MS;
  return {
    retentionDays: keptDays,
    async start(accountId, madeBy, order, scheduleId) {
      const fields = { id: randomUUID(), accountId, madeBy, scheduleId: scheduleId ?? null, ...columnsOf(order) };
      return jobOf(await insertExport(db, fields, clock()));
    },
    async find(accountIds, id) {
      const row = await findExport(db, accountIds, id);
      return row && jobOf(row);
    },
    list: async (accountId) => (await listExportRows(db, accountId, MOST_LISTED)).map(jobOf),
    running: async (accountId) => (await listRunningExports(db, accountId)).map(jobOf),
    async due(most) {
      const rows = await findDueExports(db, clock(), most);
      return rows.map(({ id, account }) => ({ id, account: accountOf(account) }));
    },
    async progress(account, job, title) {
      const { partsDone, partsTotal, requestsDone, requestsLeft, waitingFor, nextAt } = job;
      const progress = { partsDone, partsTotal, requestsDone, requestsLeft, waitingFor, nextAt };
      const gaps = job.gaps.length === 0 ? null : JSON.stringify(job.gaps);
      if (!(await saveExportProgress(db, account.id, job.id, { ...progress, gaps }, clock()))) return;
      const line = { id: queueId(job.id), purpose: 'report', title, requestsDone, requestsLeft, waitingFor, nextAt };
      await saveQueuedWork(db, account, { ...line, now: clock() });
    },
    async end({ id, accountId, scheduleId }, { state, problem = null, gaps = [], file }) {
      const now = clock();
      const schedule = scheduleId === null ? null : await findSchedule(db, [accountId], scheduleId);
      const kept = schedule !== null && file !== undefined;
      const ended = await endExport(
        db,
        accountId,
        id,
        {
          state,
          problem,
          gaps: gaps.length === 0 ? null : JSON.stringify(gaps.slice(0, MOST_GAPS)),
          gapCount: gaps.length,
          file: file ? JSON.stringify(file) : null,
          expiresAt: kept ? null : expiry(),
        },
        now,
      );
      await deleteQueuedWork(db, accountId, queueId(id));
      if (kept) await expireScheduleExports(db, accountId, schedule.id, schedule.keep, now);
      return ended;
    },
    remove: ({ id, accountId }) => deleteExport(db, accountId, id),
    async expire() {
      await deleteExpiredExports(db, clock());
      const files = await listExportFiles(db);
      return new Set(files.map((file) => (JSON.parse(file) as ExportFile).key));
    },

    async addSchedule(accountId, madeBy, order, again) {
      const startedAt = clock();
      const times = { startedAt, nextAt: runDueAt(startedAt, again.every, 1) };
      const schedule = { id: randomUUID(), accountId, madeBy, ...again };
      await insertSchedule(db, { ...schedule, ...columnsOf(order) }, times);
      return { ...schedule, ...order, ...times, runs: 1 };
    },
    schedules: async (accountId) => (await listSchedules(db, accountId)).map(scheduleOf),
    async findSchedule(accountIds, id) {
      const row = await findSchedule(db, accountIds, id);
      return row && scheduleOf(row);
    },
    dueSchedules: async (most) => (await findDueSchedules(db, clock(), most)).map(scheduleOf),
    async runSchedule(read) {
      const { id, accountId, madeBy, every, startedAt } = read;
      const runs = runsDue(startedAt, every, read.runs, clock());
      const next = { runs, nextAt: runDueAt(startedAt, every, runs) };
      const parameters = shiftedParameters(read.parameters, every, runs - 1);
      await db.transaction(async () => {
        if (!(await advanceSchedule(db, read, next))) return;
        const fields = { id: randomUUID(), accountId, madeBy, scheduleId: id, ...columnsOf({ ...read, parameters }) };
        await insertExport(db, fields, clock());
      });
    },
    async endSchedule({ id, accountId }) {
      await deleteSchedule(db, accountId, id);
      await expireScheduleExports(db, accountId, id, 0, expiry());
    },
  };
}

const queueId = (id: string) => `export:${id}`;

function columnsOf({ parameters, report, format, strict }: ExportSpec) {
  return { report, format, strict, parameters: JSON.stringify(parameters) };
}

function accountOf({ id, kind, enterpriseId, clientId }: { kind: string } & Omit<AccountRef, 'kind'>): AccountRef {
  return { id, kind: kind === 'enterprise' ? 'enterprise' : 'home', enterpriseId, clientId };
}

function orderOf(row: ExportRow | ExportScheduleRow): ExportSpec {
  const { report, format, strict } = row;
  return { report, format, strict, parameters: JSON.parse(row.parameters) as Record<string, string> };
}

function jobOf(row: ExportRow): ExportJob {
  const { id, accountId, madeBy, scheduleId, partsDone, partsTotal, requestsDone, requestsLeft, gapCount } = row;
  return {
    ...orderOf(row),
    ...{ id, accountId, madeBy, scheduleId, partsDone, partsTotal, requestsDone, requestsLeft, gapCount },
    state: row.state as ExportState,
    waitingFor: row.waitingFor as JobWaitReason | null,
    nextAt: row.nextAt?.getTime() ?? null,
    problem: row.problem,
    gaps: row.gaps === null ? [] : (JSON.parse(row.gaps) as ExportGap[]),
    file: row.file === null ? null : (JSON.parse(row.file) as ExportFile),
    createdAt: row.createdAt.getTime(),
    finishedAt: row.finishedAt?.getTime() ?? null,
    expiresAt: row.expiresAt?.getTime() ?? null,
    updatedAt: row.updatedAt.getTime(),
  };
}

function scheduleOf(row: ExportScheduleRow): ExportSchedule {
  const { id, accountId, madeBy, keep, runs } = row;
  return {
    ...orderOf(row),
    ...{ id, accountId, madeBy, keep, runs },
    every: row.every as ExportPeriod,
    startedAt: row.startedAt.getTime(),
    nextAt: row.nextAt.getTime(),
  };
}
