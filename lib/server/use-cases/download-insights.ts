import type { InsightsReportParams } from '@/lib/contract/reports';
import type { Meter, Premise } from '@/lib/domain/premise';
import { resolveAccount } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import type { SeriesAnswer } from '../archive/types';
import type { Context } from '../context.types';
import { AppError } from '../errors';
import { csvStream } from '../reports/csv';
import { reportFileName } from '../reports/file-name';
import { insightsColumns, insightsRows } from '../reports/insights-report';
import type { ReportFile } from '../reports/report-file';
import { findMeter } from './find-premise';
import { seriesQuery } from './series-query';

const ASK = { purpose: 'report', priority: 'person' } as const;
/** Two requests a meter: more than this would take a page's share of the hour. */
const MOST_METERS = 20;

interface MeterAnswers {
  premise: Premise;
  usage: SeriesAnswer;
  baseline: SeriesAnswer | null;
}

/** Usage and baseline of one meter, or of all meters of a home, side by side. Whole, or it fails. */
export async function downloadInsights(
  ctx: Context,
  viewer: Viewer,
  params: InsightsReportParams,
): Promise<ReportFile> {
  const account = resolveAccount(viewer, params.account);
  const meters = await metersOf(ctx, account, params.meter);
  const answers: MeterAnswers[] = [];
  for (const { premise, meter } of meters) answers.push(await insightsOf(ctx, account, premise, meter, params));
  const series = answers.flatMap(({ usage, baseline }) => (baseline ? [usage, baseline] : [usage]));
  const sources = answers.map(({ premise, usage, baseline }) => ({
    timezone: premise.timezone,
    span: usage.data,
    usage: usage.raw,
    baseline: baseline?.raw ?? null,
  }));
  const now = new Date(ctx.clock()).toISOString();
  return {
    fileName: reportFileName({
      report: 'insights',
      id: params.meter,
      start: params.start,
      end: params.end,
      extension: 'csv',
    }),
    contentType: 'text/csv; charset=utf-8',
    body: csvStream(insightsColumns(sources, params.times), insightsRows(sources)),
    freshness: series.reduce<ReportFile['freshness']>((a, b) => (a.asOf <= b.asOf ? a : b), {
      asOf: now,
      source: 'cache',
    }),
    complete: answers.every(({ usage }) => usage.data.coverage.complete),
  };
}

async function metersOf(
  ctx: Context,
  account: AccountRef,
  meterId: string | undefined,
): Promise<{ premise: Premise; meter: Meter }[]> {
  if (meterId !== undefined) return [await findMeter(ctx, account, meterId, ASK)];
  const { data } = await ctx.archive.premises(account, ASK);
  const meters = data.flatMap((premise) => premise.meters.map((meter) => ({ premise, meter })));
  if (meters.length <= MOST_METERS) return meters;
  throw new AppError('bad_request', {
    userMessage: `This account has ${meters.length} meters, too many for one file. Choose a meter.`,
    field: 'meter',
  });
}

async function insightsOf(
  ctx: Context,
  account: AccountRef,
  premise: Premise,
  meter: Meter,
  params: InsightsReportParams,
): Promise<MeterAnswers> {
  const usage = ctx.archive.series(account, seriesQuery(premise, meter, { ...params, kind: 'usage' }), ASK);
  const baseline = ctx.archive
    .series(account, seriesQuery(premise, meter, { ...params, kind: 'baseline' }), ASK)
    .catch((error: unknown) => {
      // A meter without a baseline has empty cells; any other failure fails the file.
      if (error instanceof AppError && error.code === 'not_found') return null;
      throw error;
    });
  const [usageAnswer, baselineAnswer] = await Promise.all([usage, baseline]);
  return { premise, usage: usageAnswer, baseline: baselineAnswer };
}
