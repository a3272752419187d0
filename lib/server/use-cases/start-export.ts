import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { ExportView, StartExportInput } from '@/lib/contract/exports';
import { scheduleProblem } from '@/lib/domain/exports/schedule';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { ExportSpec } from '../ports/exports';
import { parseInput } from '../ports/parse-input';
import { checkReportParams } from '../reports/check-report-params';
import { findReport, parseReportFileName } from '../reports/registry';
import { toExportView } from './export-views';
import { resolveReportAccount } from './report-account';

/** They all share one budget: more would only wait. */
const MAX_RUNNING = 20;
const DEFAULT_KEPT = 3;

/**
 * Starts a report as a job, and its schedule if `every` is given. Throws `bad_request` for invalid parameters,
 * `not_found` for an account that is not the viewer's, `forbidden` for a viewer who cannot start jobs.
 */
export async function startExport(
  ctx: Context,
  viewer: Viewer,
  { account: param, report: name, format, strict, every, keep, parameters }: StartExportInput,
): Promise<ApiAnswer<ExportView>> {
  const texts = parameterTexts(parameters);
  const definition = findReport(name);
  const params = parseInput(definition.params, { ...texts, ...(param === undefined ? {} : { account: param }) });
  checkReportParams(definition, parseReportFileName(`${name}.${format}`).format, params);
  const account = resolveReportAccount(viewer, { audience: definition.audience }, params);
  const spec = { report: name, parameters: texts, format, strict };
  if (every === undefined) return startJob(ctx, viewer, account, spec);
  const problem = scheduleProblem(texts, every);
  if (problem !== null) throw new AppError('bad_request', { userMessage: problem, field: 'every' });
  const schedule = await ctx.exports.addSchedule(account.id, viewer.home.id, spec, {
    every,
    keep: keep ?? DEFAULT_KEPT,
  });
  return startJob(ctx, viewer, account, spec, schedule.id);
}

/** Starts a job, or returns the running one for the same report, so that a script can repeat its request. */
export async function startOrReuseExport(
  ctx: Context,
  viewer: Viewer,
  account: AccountRef,
  spec: ExportSpec,
): Promise<ApiAnswer<ExportView>> {
  const key = specKey(spec);
  const same = (await ctx.exports.running(account.id)).find((job) => specKey(job) === key);
  if (same) return currentAnswer(await toExportView(ctx, viewer, account, same), 1, ctx.clock());
  return startJob(ctx, viewer, account, spec);
}

async function startJob(
  ctx: Context,
  viewer: Viewer,
  account: AccountRef,
  spec: ExportSpec,
  scheduleId?: string,
): Promise<ApiAnswer<ExportView>> {
  if ((await ctx.exports.running(account.id)).length >= MAX_RUNNING) {
    throw new AppError('bad_request', {
      userMessage: `This account already has ${MAX_RUNNING} reports in progress. Wait for one to finish, or cancel one.`,
    });
  }
  const job = await ctx.exports.start(account.id, viewer.home.id, spec, scheduleId);
  ctx.wakeJobs();
  return currentAnswer(await toExportView(ctx, viewer, account, job), 1, ctx.clock());
}

/** Returns the parameters as texts, like in a URL: that is how a job stores them. */
function parameterTexts(parameters: StartExportInput['parameters']): Record<string, string> {
  const { account: _account, ...own } = parameters;
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
}

/** Equal for two jobs that make the same file. */
function specKey({ report, format, strict, parameters }: ExportSpec): string {
  return JSON.stringify([report, format, strict, Object.entries(parameters).sort()]);
}
