import { type InsightsReportParams, insightsReportParams } from '@/lib/contract/reports';
import type { Meter, Premise } from '@/lib/domain/premise';
import { AppError } from '../errors';
import { findMeter } from '../lookup/find-premise';
import { rangeSpan } from '../lookup/range-span';
import { toSeriesQuery } from '../lookup/series-query';
import type { SeriesAnswer } from '../ports/archive';
import { REPORT_FORMATS, type ReportDefinition, type ReportGap, type ReportRun } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';
import { insightsColumns, insightsRows } from './insights-rows';
import { joinParts } from './join-parts';
import { fetchUnlessSkipped, partKey } from './skipped-parts';
import { table } from './writers/table';

/** Two requests per meter: more meters would use up a page's share of the hourly budget. */
const MAX_METERS = 20;

interface MeterAnswers {
  premise: Premise;
  usage: SeriesAnswer;
  baseline: SeriesAnswer | null;
}

/** Usage and baseline side by side, for one meter or all meters of a home. Fails rather than being incomplete. */
export const insightsReport: ReportDefinition<InsightsReportParams> = {
  name: 'insights',
  title: 'Usage and baseline side by side, with Copper’s field names',
  audience: 'both',
  formats: REPORT_FORMATS,
  params: insightsReportParams,
  async series(run, params) {
    const { meters } = await loadMeters(run, params.meter);
    const queries = meters.flatMap(({ premise, meter }) =>
      (['usage', 'baseline'] as const).map((kind) => toSeriesQuery(premise, meter, { ...params, kind })),
    );
    return { queries, priority: 'person' };
  },
  async prepare(run, params) {
    const { meters, answer } = await loadMeters(run, params.meter);
    const answers: MeterAnswers[] = [];
    const refused: ReportGap[] = [];
    for (const { premise, meter } of meters) {
      const meterAnswers = await fetchInsights(run, premise, meter, params);
      if (meterAnswers) answers.push(meterAnswers);
      else refused.push({ id: meter.id, ...rangeSpan(params, premise.timezone), reason: 'refused' });
    }
    const sources = answers.map(({ premise, usage, baseline }) => ({
      timezone: premise.timezone,
      span: usage.data,
      usage: usage.raw,
      baseline: baseline?.raw ?? null,
    }));
    const parts = answers.flatMap(({ usage, baseline }) => [
      { ...usage, sum: usage.data.sum, gaps: gapsOf(usage) },
      ...(baseline ? [{ ...baseline, sum: baseline.data.sum }] : []),
    ]);
    const summary = joinParts(answer, parts);
    return {
      id: params.meter,
      range: { start: params.start, end: params.end },
      zone: null,
      ...summary,
      gaps: [...summary.gaps, ...refused],
      table: table(insightsColumns(sources, params.times), insightsRows(sources)),
    };
  },
};

function gapsOf({ data }: SeriesAnswer): ReportGap[] {
  return data.coverage.gaps.map((gap) => ({ id: data.meterId, ...gap, reason: 'missing' }));
}

async function loadMeters({ ctx, account }: Pick<ReportRun, 'ctx' | 'account'>, meterId: string | undefined) {
  if (meterId !== undefined) {
    const { premise, meter, answer } = await findMeter(ctx, account, meterId, INTERACTIVE_OPTIONS);
    return { meters: [{ premise, meter }], answer };
  }
  const answer = await ctx.archive.premises(account, INTERACTIVE_OPTIONS);
  const meters = answer.data.flatMap((premise) => premise.meters.map((meter) => ({ premise, meter })));
  if (meters.length <= MAX_METERS) return { meters, answer };
  throw new AppError('bad_request', {
    userMessage: `This account has ${meters.length} meters, too many for one file. Choose a meter.`,
    field: 'meter',
  });
}

/** Returns null if the meter is skipped. */
async function fetchInsights(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  params: InsightsReportParams,
): Promise<MeterAnswers | null> {
  const fetchKind = (kind: 'usage' | 'baseline') =>
    fetchUnlessSkipped(run, partKey(kind, meter.id), () =>
      run.ctx.archive.series(run.account, toSeriesQuery(premise, meter, { ...params, kind }), INTERACTIVE_OPTIONS),
    );
  const baseline = fetchKind('baseline').catch((error: unknown) => {
    // A meter without a baseline has empty cells; any other failure fails the file.
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  const [usageAnswer, baselineAnswer] = await Promise.all([fetchKind('usage'), baseline]);
  return usageAnswer && { premise, usage: usageAnswer, baseline: baselineAnswer };
}
