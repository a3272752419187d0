import { type ApiAnswer, apiAnswer, wholeList } from '@/lib/contract/api-answer';
import type { ExportStart, ExportView } from '@/lib/contract/exports';
import { whyNotAgain } from '@/lib/domain/exports/schedule';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { ExportOrder } from '../ports/exports';
import { parseInput } from '../ports/parse-input';
import { checkOrder } from '../reports/check-order';
import { reportAt, reportNamed } from '../reports/registry';
import { exportView } from './export-views';
import { reportAccount } from './report-account';

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
  { account: param, report: name, format, strict, every, keep, parameters }: ExportStart,
): Promise<ApiAnswer<ExportView>> {
  const given = textsOf(parameters);
  const definition = reportNamed(name);
  const params = parseInput(definition.params, { ...given, ...(param === undefined ? {} : { account: param }) });
  checkOrder(definition, reportAt(`${name}.${format}`).format, params);
  const account = reportAccount(viewer, { audience: definition.audience }, params);
  const order = { report: name, parameters: given, format, strict };
  if (every === undefined) return answerWith(ctx, viewer, account, order);
  const why = whyNotAgain(given, every);
  if (why !== null) throw new AppError('bad_request', { userMessage: why, field: 'every' });
  const schedule = await ctx.exports.addSchedule(account.id, viewer.home.id, order, {
    every,
    keep: keep ?? KEPT_UNLESS_SAID,
  });
  return answerWith(ctx, viewer, account, order, schedule.id);
}

/** The job for an order, also where one of the same runs already: a script that asks again gets the one it started. */
export async function exportFor(
  ctx: Context,
  viewer: Viewer,
  account: AccountRef,
  order: ExportOrder,
): Promise<ApiAnswer<ExportView>> {
  const wanted = nameOf(order);
  const same = (await ctx.exports.running(account.id)).find((job) => nameOf(job) === wanted);
  if (same) return answerOf(ctx, await exportView(ctx, viewer, account, same));
  return answerWith(ctx, viewer, account, order);
}

async function answerWith(
  ctx: Context,
  viewer: Viewer,
  account: AccountRef,
  order: ExportOrder,
  scheduleId?: string,
): Promise<ApiAnswer<ExportView>> {
  if ((await ctx.exports.running(account.id)).length >= MOST_RUNNING) {
    throw new AppError('bad_request', {
      userMessage: `${MOST_RUNNING} reports are being made for this account. Wait for one, or cancel one.`,
    });
  }
  const job = await ctx.exports.start(account.id, viewer.home.id, order, scheduleId);
  ctx.wakeJobs();
  return answerOf(ctx, await exportView(ctx, viewer, account, job));
}

function answerOf(ctx: Context, view: ExportView): ApiAnswer<ExportView> {
  const at = new Date(ctx.clock()).toISOString();
  return apiAnswer(view, { asOf: at, freshUntil: at, source: 'cache', notice: null }, wholeList(1));
}

/** As in an address: a job may be taken up by a server that knows the report by its texts only. */
function textsOf(parameters: ExportStart['parameters']): Record<string, string> {
  const { account: _elsewhere, ...own } = parameters;
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
}

function nameOf({ report, format, strict, parameters }: ExportOrder): string {
  return JSON.stringify([report, format, strict, Object.entries(parameters).sort()]);
}
