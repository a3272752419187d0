import { randomUUID } from 'node:crypto';
import type { ExportGap, ExportState } from '@/lib/contract/exports';
import type { ExportPeriod } from '@/lib/domain/exports/periods';
import { runDueAt, runsDue, shiftedParameters } from '@/lib/domain/exports/schedule';
import type { JobWaitReason } from '@/lib/domain/job-wait';
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

const DAY_MS = 24 * 3_600_000;
/** Limits the list: longer ones are not useful and slow down the account's page. */
const MAX_LISTED = 200;
const MAX_GAPS = 200;

/**
 * Returns an `ExportStore` that keeps exports and schedules in the database. `retentionDays`: how long a file and the
 * result of an export can be viewed.
 */
export function createExportStore(db: Database, clock: Clock, retentionDays: number): ExportStore {
  const expiry = () => clock() + retentionDays * DAY_MS;
  return {
    retentionDays,
    async start(accountId, madeBy, spec, scheduleId) {
      const fields = { id: randomUUID(), accountId, madeBy, scheduleId: scheduleId ?? null, ...specColumns(spec) };
      return toJob(await insertExport(db, fields, clock()));
    },
    async find(accountIds, id) {
      const row = await findExport(db, accountIds, id);
      return row && toJob(row);
    },
    list: async (accountId) => (await listExportRows(db, accountId, MAX_LISTED)).map(toJob),
    running: async (accountId) => (await listRunningExports(db, accountId)).map(toJob),
    async due(max) {
      const rows = await findDueExports(db, clock(), max);
      return rows.map(({ id, account }) => ({ id, account: toAccount(account) }));
    },
    async progress(account, job, title) {
      const { partsDone, partsTotal, requestsDone, requestsLeft, waitingFor, nextAt } = job;
      const progress = { partsDone, partsTotal, requestsDone, requestsLeft, waitingFor, nextAt };
      const gaps = job.gaps.length === 0 ? null : JSON.stringify(job.gaps);
      if (!(await saveExportProgress(db, account.id, job.id, { ...progress, gaps }, clock()))) return;
      const entry = { id: queueId(job.id), purpose: 'report', title, requestsDone, requestsLeft, waitingFor, nextAt };
      await saveQueuedWork(db, account, { ...entry, now: clock() });
    },
    async end({ id, accountId, scheduleId }, { state, problem = null, gaps = [], file }) {
      const now = clock();
      const schedule = scheduleId === null ? null : await findSchedule(db, [accountId], scheduleId);
      const keptBySchedule = schedule !== null && file !== undefined;
      const ended = await endExport(
        db,
        accountId,
        id,
        {
          state,
          problem,
          gaps: gaps.length === 0 ? null : JSON.stringify(gaps.slice(0, MAX_GAPS)),
          gapCount: gaps.length,
          file: file ? JSON.stringify(file) : null,
          expiresAt: keptBySchedule ? null : expiry(),
        },
        now,
      );
      await deleteQueuedWork(db, accountId, queueId(id));
      if (keptBySchedule) await expireScheduleExports(db, accountId, schedule.id, schedule.keep, now);
      return ended;
    },
    remove: ({ id, accountId }) => deleteExport(db, accountId, id),
    async expire() {
      await deleteExpiredExports(db, clock());
      const files = await listExportFiles(db);
      return new Set(files.map((file) => (JSON.parse(file) as ExportFile).key));
    },

    async addSchedule(accountId, madeBy, spec, options) {
      const startedAt = clock();
      const times = { startedAt, nextAt: runDueAt(startedAt, options.every, 1) };
      const schedule = { id: randomUUID(), accountId, madeBy, ...options };
      await insertSchedule(db, { ...schedule, ...specColumns(spec) }, times);
      return { ...schedule, ...spec, ...times, runs: 1 };
    },
    schedules: async (accountId) => (await listSchedules(db, accountId)).map(toSchedule),
    async findSchedule(accountIds, id) {
      const row = await findSchedule(db, accountIds, id);
      return row && toSchedule(row);
    },
    dueSchedules: async (max) => (await findDueSchedules(db, clock(), max)).map(toSchedule),
    async runSchedule(schedule) {
      const { id, accountId, madeBy, every, startedAt } = schedule;
      const runs = runsDue(startedAt, every, schedule.runs, clock());
      const next = { runs, nextAt: runDueAt(startedAt, every, runs) };
      const parameters = shiftedParameters(schedule.parameters, every, runs - 1);
      await db.transaction(async () => {
        if (!(await advanceSchedule(db, schedule, next))) return;
        const fields = {
          id: randomUUID(),
          accountId,
          madeBy,
          scheduleId: id,
          ...specColumns({ ...schedule, parameters }),
        };
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

function specColumns({ parameters, report, format, strict }: ExportSpec) {
  return { report, format, strict, parameters: JSON.stringify(parameters) };
}

function toAccount({ id, kind, enterpriseId, clientId }: { kind: string } & Omit<AccountRef, 'kind'>): AccountRef {
  return { id, kind: kind === 'enterprise' ? 'enterprise' : 'home', enterpriseId, clientId };
}

function toSpec(row: ExportRow | ExportScheduleRow): ExportSpec {
  const { report, format, strict } = row;
  return { report, format, strict, parameters: JSON.parse(row.parameters) as Record<string, string> };
}

function toJob(row: ExportRow): ExportJob {
  const { id, accountId, madeBy, scheduleId, partsDone, partsTotal, requestsDone, requestsLeft, gapCount } = row;
  return {
    ...toSpec(row),
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

function toSchedule(row: ExportScheduleRow): ExportSchedule {
  const { id, accountId, madeBy, keep, runs } = row;
  return {
    ...toSpec(row),
    ...{ id, accountId, madeBy, keep, runs },
    every: row.every as ExportPeriod,
    startedAt: row.startedAt.getTime(),
    nextAt: row.nextAt.getTime(),
  };
}
