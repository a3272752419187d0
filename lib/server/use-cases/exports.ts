import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { ExportsData, ExportsRequest, ExportView } from '@/lib/contract/exports';
import { EXPORTS_PAGE } from '@/lib/contract/page-sizes';
import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { ExportFile, ExportJob } from '../ports/exports';
import { toExportView, toScheduleView } from './export-views';

/** Gaps of one export in the list; its own answer has more. */
const MAX_LISTED_GAPS = 20;

/**
 * Returns the requested part of an account's exports, and its schedules, to anyone who can see the account. Costs no
 * request.
 */
export async function getExports(
  ctx: Context,
  viewer: Viewer,
  { account: param, offset = 0, limit = EXPORTS_PAGE.size }: ExportsRequest,
): Promise<ApiAnswer<ExportsData>> {
  const account = resolveAccount(viewer, param);
  const [jobs, schedules] = await Promise.all([ctx.exports.list(account.id), ctx.exports.schedules(account.id)]);
  const page = jobs.slice(offset, offset + limit).map(({ gaps, ...job }) => ({
    ...job,
    gaps: gaps.slice(0, MAX_LISTED_GAPS),
  }));
  const data = {
    exports: await Promise.all(page.map((job) => toExportView(ctx, viewer, account, job))),
    total: jobs.length,
    schedules: schedules.map(toScheduleView),
    keptDays: ctx.exports.retentionDays,
  };
  return currentAnswer(data, jobs.length, ctx.clock());
}

/** Returns one export of any of the viewer's accounts. Throws `not_found` for every other id. */
export async function getExport(ctx: Context, viewer: Viewer, id: string): Promise<ApiAnswer<ExportView>> {
  const { job, account } = await findExport(ctx, viewer, id);
  return currentAnswer(await toExportView(ctx, viewer, account, job), 1, ctx.clock());
}

/** Cancels a running export; deletes a finished one with its file. Throws like `getExport`, and `forbidden`. */
export async function removeExport(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const { job, param } = await findExport(ctx, viewer, id);
  resolveForWork(viewer, param);
  if (await ctx.exports.end(job, { state: 'cancelled' })) return;
  await ctx.exports.remove(job);
  if (job.file) await ctx.files.remove(job.file.key);
}

/** Ends a schedule. Its files are kept as long as those of other exports. Throws `not_found` and `forbidden`. */
export async function removeSchedule(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  const accounts = accountsOf(viewer);
  const schedule = await ctx.exports.findSchedule(
    accounts.map(({ account }) => account.id),
    id,
  );
  const found = accounts.find(({ account }) => account.id === schedule?.accountId);
  if (!schedule || !found) throw exportNotFound();
  resolveForWork(viewer, found.param);
  await ctx.exports.endSchedule(schedule);
}

/** A finished file. `open` streams its bytes from `from` to `to`, both included. */
export interface OpenExportFile {
  file: ExportFile;
  finishedAt: number;
  open(from: number, to: number): Promise<ReadableStream<Uint8Array>>;
}

/** Opens the file of an export. Throws `not_found` if there is no file (yet, or any more), and `forbidden`. */
export async function openExportFile(ctx: Context, viewer: Viewer, id: string): Promise<OpenExportFile> {
  const { job, param } = await findExport(ctx, viewer, id);
  resolveForWork(viewer, param);
  const { file } = job;
  if (!file) {
    throw new AppError('not_found', {
      userMessage:
        job.state === 'running'
          ? 'This file is not ready yet. See its progress in the list of reports.'
          : 'This report has no file.',
    });
  }
  return {
    file,
    finishedAt: job.finishedAt ?? job.createdAt,
    async open(from, to) {
      const bytes = await ctx.files.read(file, from, to);
      if (bytes) return bytes;
      throw new AppError('not_found', { userMessage: 'This file has been deleted. Run the report again.' });
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
  if (!job || !found) throw exportNotFound();
  return { job, ...found };
}

function exportNotFound(): AppError {
  return new AppError('not_found', {
    userMessage: 'This report does not exist or has expired. See the list of reports.',
    field: 'id',
  });
}
