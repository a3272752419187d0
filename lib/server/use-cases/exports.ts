import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { ExportsData, ExportsParams, ExportView } from '@/lib/contract/exports';
import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { ExportFile, ExportJob } from '../ports/exports';
import { toExportView, toScheduleView } from './export-views';

/** Exports of an account and what is run again; for whoever may see the account. Costs no request. */
export async function getExports(
  ctx: Context,
  viewer: Viewer,
  { account: param }: ExportsParams,
): Promise<ApiAnswer<ExportsData>> {
  const account = resolveAccount(viewer, param);
  const [jobs, schedules] = await Promise.all([ctx.exports.list(account.id), ctx.exports.schedules(account.id)]);
  const exports = await Promise.all(jobs.map((job) => toExportView(ctx, viewer, account, job)));
  return answerOf(
    ctx,
    { exports, schedules: schedules.map(toScheduleView), keptDays: ctx.exports.retentionDays },
    exports.length,
  );
}

/** One export of any of the viewer's accounts. Throws `not_found` for every other id. */
export async function getExport(ctx: Context, viewer: Viewer, id: string): Promise<ApiAnswer<ExportView>> {
  const { job, account } = await findExport(ctx, viewer, id);
  return answerOf(ctx, await toExportView(ctx, viewer, account, job), 1);
}

/** Cancels an export that runs; forgets one that has ended, with its file. Throws as `getExport`, and `forbidden`. */
export async function removeExport(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const { job, param } = await findExport(ctx, viewer, id);
  resolveForWork(viewer, param);
  if (await ctx.exports.end(job, { state: 'cancelled' })) return;
  await ctx.exports.remove(job);
  if (job.file) await ctx.files.remove(job.file.key);
}

/** Ends a schedule; files that came of it stay for as long as others. */
export async function removeSchedule(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const accounts = accountsOf(viewer);
  const schedule = await ctx.exports.findSchedule(
    accounts.map(({ account }) => account.id),
    id,
  );
  const found = accounts.find(({ account }) => account.id === schedule?.accountId);
  if (!schedule || !found) throw noSuch();
  resolveForWork(viewer, found.param);
  await ctx.exports.endSchedule(schedule);
}

/** A file with what opens its bytes, first and last included. Reports are for those who may start them. */
export interface OpenExportFile {
  file: ExportFile;
  finishedAt: number;
  open(from: number, to: number): Promise<ReadableStream<Uint8Array>>;
}

/** The file of an export. Throws `not_found` where there is none (yet, or any more), and `forbidden`. */
export async function openExportFile(ctx: Context, viewer: Viewer, id: string): Promise<OpenExportFile> {
  const { job, param } = await findExport(ctx, viewer, id);
  resolveForWork(viewer, param);
  const { file } = job;
  if (!file) {
    throw new AppError('not_found', {
      userMessage:
        job.state === 'running'
          ? 'This file is still being made. The list of reports says how far it is.'
          : 'No file came of this report.',
    });
  }
  return {
    file,
    finishedAt: job.finishedAt ?? job.createdAt,
    async open(from, to) {
      const bytes = await ctx.files.read(file, from, to);
      if (bytes) return bytes;
      throw new AppError('not_found', { userMessage: 'This file is not kept here any more. Run the report again.' });
    },
  };
}

function accountsOf(viewer: Viewer): { param: string; account: AccountRef }[] {
  return [
    { param: 'home', account: viewer.home },
    ...viewer.enterprises.map(({ id, account }) => ({ param: id, account })),
  ];
}

async function findExport(
  ctx: Context,
  viewer: Viewer,
  id: string,
): Promise<{ job: ExportJob; account: AccountRef; param: string }> {
  const accounts = accountsOf(viewer);
  const job = await ctx.exports.find(
    accounts.map(({ account }) => account.id),
    id,
  );
  const found = accounts.find(({ account }) => account.id === job?.accountId);
  if (!job || !found) throw noSuch();
  return { job, ...found };
}

function noSuch(): AppError {
  return new AppError('not_found', {
    userMessage: 'There is no such report here, or it has expired. The list of reports has those there are.',
    field: 'id',
  });
}

function answerOf<T>(ctx: Context, data: T, count: number): ApiAnswer<T> {
  const at = new Date(ctx.clock()).toISOString();
  return apiAnswer(data, { asOf: at, freshUntil: at, source: 'cache', notice: null }, completeListCoverage(count));
}
