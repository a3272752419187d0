import { type ArchiveReportParams, archiveReportParams } from '@/lib/contract/reports';
import type { Premise } from '@/lib/domain/premise';
import type { ReportDefinition, ReportRun } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';
import { fetchSeries, type MeterSeries, readSeriesRows, seriesQueries } from './fetch-series';
import { joinParts } from './join-parts';
import { meterDays } from './meter-days';
import { type MeterRows, meterEntries, seriesColumns } from './meter-series';
import { tableOfParts } from './writers/table';
import type { ZipEntry } from './writers/zip';

/** The usage of every meter, in one folder per local day. */
export const archiveReport: ReportDefinition<ArchiveReportParams> = {
  name: 'archive',
  title: 'Archive of all meters: one folder per day',
  audience: 'both',
  formats: ['zip'],
  params: archiveReportParams,
  async series({ ctx, account }, params) {
    const { data } = await ctx.archive.premises(account, INTERACTIVE_OPTIONS);
    const range = { ...params, kind: 'usage' } as const;
    const queries = data.flatMap((premise) => premise.meters.flatMap((meter) => seriesQueries(premise, meter, range)));
    return { queries, priority: 'report' };
  },
  async prepare(run, params) {
    const answer = await run.ctx.archive.premises(run.account, INTERACTIVE_OPTIONS);
    const parts: MeterSeries[] = [];
    // Fetch each meter's whole range at once: day by day would take a request per day.
    for (const premise of answer.data) {
      for (const meter of premise.meters)
        parts.push(await fetchSeries(run, premise, meter, { ...params, kind: 'usage' }));
    }
    return {
      range: { start: params.start, end: params.end },
      zone: null,
      ...joinParts(answer, parts),
      entries: entries(run, answer.data, params),
    };
  },
};

async function* entries(
  run: ReportRun,
  premises: readonly Premise[],
  { start, end, granularity, times }: ArchiveReportParams,
): AsyncGenerator<ZipEntry, void, undefined> {
  for await (const { range, files } of meterDays(run, premises, { start, end, granularity, kind: 'usage' })) {
    const tableOf = ({ premise, meter, rows }: MeterRows) =>
      tableOfParts(seriesColumns(premise.timezone, times), readSeriesRows(run, premise, meter, range, rows));
    yield* meterEntries('usage', files, tableOf, `${range.start}/`);
  }
}
