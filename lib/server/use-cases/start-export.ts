import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
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

/** More at a time than anybody waits for; each of them wants its turn of the same budget. */
const MOST_RUNNING = 20;
const KEPT_UNLESS_SAID = 3;

/**
 * Starts a report as a job. Throws `bad_request` for what the report itself refuses, `not_found` for an account that is
 * not the viewer's, `forbidden` for a person who may only look.
 */
export async function startExport(
  ctx: Context,
  viewer: Viewer,
  { account: param, report: name, format, strict, every, keep, parameters }: StartExportInput,
): Promise<ApiAnswer<ExportView>> {
  const given = textsOf(parameters);
  const definition = findReport(name);
  const params = parseInput(definition.params, { ...given, ...(param === undefined ? {} : { account: param }) });
  checkReportParams(definition, parseReportFileName(`${name}.${format}`).format, params);
  const account = resolveReportAccount(viewer, { audience: definition.audience }, params);
  const order = { report: name, parameters: given, format, strict };
  if (every === undefined) return answerWith(ctx, viewer, account, order);
  const why = scheduleProblem(given, every);
  if (why !== null) throw new AppError('bad_request', { userMessage: why, field: 'every' });
  const schedule = await ctx.exports.addSchedule(account.id, viewer.home.id, order, {
    every,
    keep: keep ?? KEPT_UNLESS_SAID,
  });
  return answerWith(ctx, viewer, account, order, schedule.id);
}

/** The job for an order, also where one of the same runs already: a script that asks again gets the one it started. */
export async function startOrReuseExport(
  ctx: Context,
  viewer: Viewer,
  account: AccountRef,
  order: ExportSpec,
): Promise<ApiAnswer<ExportView>> {
  const wanted = nameOf(order);
  const same = (await ctx.exports.running(account.id)).find((job) => nameOf(job) === wanted);
  if (same) return answerOf(ctx, await toExportView(ctx, viewer, account, same));
  return answerWith(ctx, viewer, account, order);
}

async function answerWith(
  ctx: Context,
  viewer: Viewer,
  account: AccountRef,
  order: ExportSpec,
  scheduleId?: string,
): Promise<ApiAnswer<ExportView>> {
  if ((await ctx.exports.running(account.id)).length >= MOST_RUNNING) {
    throw new AppError('bad_request', {
      userMessage: `${MOST_RUNNING} reports are being made for this account. Wait for one, or cancel one.`,
    });
  }
  const job = await ctx.exports.start(account.id, viewer.home.id, order, scheduleId);
  ctx.wakeJobs();
  return answerOf(ctx, await toExportView(ctx, viewer, account, job));
}

function answerOf(ctx: Context, view: ExportView): ApiAnswer<ExportView> {
  const at = new Date(ctx.clock()).toISOString();
  return apiAnswer(view, { asOf: at, freshUntil: at, source: 'cache', notice: null }, completeListCoverage(1));
}

/** As in an address: a job may be taken up by a server that knows the report by its texts only. */
function textsOf(parameters: StartExportInput['parameters']): Record<string, string> {
  const { account: _elsewhere, ...own } = parameters;
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
}

function nameOf({ report, format, strict, parameters }: ExportSpec): string {
  return JSON.stringify([report, format, strict, Object.entries(parameters).sort()]);
}
