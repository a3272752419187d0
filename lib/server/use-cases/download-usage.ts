import type { UsageReportParams } from '@/lib/contract/reports';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../context.types';
import { csvStream } from '../reports/csv';
import { reportFileName } from '../reports/file-name';
import type { ReportFile } from '../reports/report-file';
import { usageColumns } from '../reports/usage-report';
import { findMeter } from './find-premise';
import { seriesQuery } from './series-query';

/** The rows that the usage page shows, as CSV. Fails as `getSeries` does. */
export async function downloadUsage(ctx: Context, viewer: Viewer, params: UsageReportParams): Promise<ReportFile> {
  const account = resolveAccount(viewer, params.account);
  const { premise, meter } = await findMeter(ctx, account, params.meter);
  const query = seriesQuery(premise, meter, { ...params, kind: 'usage' });
  const answer = await ctx.archive.series(account, query, { purpose: 'usage', priority: 'person' });
  const begun = answer.data.buckets.filter(({ state }) => state !== 'future');
  return {
    fileName: reportFileName({ report: 'usage', id: meter.id, start: params.start, end: params.end, extension: 'csv' }),
    contentType: 'text/csv; charset=utf-8',
    body: csvStream(usageColumns(premise.timezone, params.times), begun),
    freshness: answer,
    complete: answer.data.coverage.complete,
  };
}
