import type { AccountReportParams } from '@/lib/contract/reports';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../context.types';
import { AppError } from '../errors';
import { accountColumns, accountRows } from '../reports/account-report';
import { csvStream } from '../reports/csv';
import { reportFileName } from '../reports/file-name';
import type { ReportFile } from '../reports/report-file';
import { askLive } from './ask-live';

const ASK = { purpose: 'report', priority: 'person' } as const;

/** The account as the cloud describes it: premises, meters and gateways, unchanged. */
export async function downloadAccountJson(
  ctx: Context,
  viewer: Viewer,
  { account: param }: AccountReportParams,
): Promise<ReportFile> {
  const answer = await ctx.archive.rawAccount(resolveAccount(viewer, param), ASK);
  return {
    fileName: reportFileName({ report: 'account', extension: 'json' }),
    contentType: 'application/json; charset=utf-8',
    body: `${JSON.stringify(answer.data, null, 2)}\n`,
    freshness: answer,
    complete: true,
  };
}

/**
 * One row a meter with its current value. A premise whose live readings can't be had fails the file: a meter without
 * a number would look like one that measures nothing.
 */
export async function downloadAccountCsv(
  ctx: Context,
  viewer: Viewer,
  { account: param }: AccountReportParams,
): Promise<ReportFile> {
  const account = resolveAccount(viewer, param);
  if (account.kind === 'enterprise') {
    throw new AppError('not_found', {
      userMessage: 'This file is made for a home. Switch to "My home" to download it.',
    });
  }
  const premises = await ctx.archive.premises(account, ASK);
  const withMeters = premises.data.filter(({ meters }) => meters.length > 0);
  const live = await Promise.all(withMeters.map(({ id }) => askLive(ctx, account, id)));
  const values = new Map(
    live.flatMap(({ answer }) => answer.data.map(({ meterId, rate, at }) => [meterId, { value: rate, at }] as const)),
  );
  const oldest = [premises, ...live.map(({ answer }) => answer)].reduce((a, b) => (a.asOf <= b.asOf ? a : b));
  return {
    fileName: reportFileName({ report: 'account', extension: 'csv' }),
    contentType: 'text/csv; charset=utf-8',
    body: csvStream(accountColumns(), accountRows(premises.data, values)),
    freshness: oldest,
    complete: true,
  };
}
