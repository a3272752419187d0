import type { TimesStyle } from '@/lib/contract/api-urls';
import { type SeriesReportParams, seriesReportParams } from '@/lib/contract/reports';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { Bucket } from '@/lib/domain/series';
import { findMeter } from '../lookup/find-premise';
import { type PreparedReport, REPORT_FORMATS, type ReportDefinition } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';
import { fetchSeries, type MeterSeries, readSeriesRows, seriesQueries } from './fetch-series';
import { fileNamePart } from './file-name';
import { joinParts } from './join-parts';
import { timeWriter } from './time-text';
import { number, type ReportColumn, table, text, time } from './writers/table';
import type { ZipEntry } from './writers/zip';

/** A meter with its premise and the summary of its range. */
export interface MeterFile extends MeterSeries {
  premise: Premise;
  meter: Meter;
}

/** What a meter's file is written from. */
export type MeterRows = Pick<MeterFile, 'premise' | 'meter' | 'sum' | 'hasRows' | 'rows'>;

/**
 * Returns the report `usage`, `baseline` or `average`: a table for one meter, a zip with one file per meter for all.
 */
export function meterSeriesReport(kind: SeriesKind, title: string): ReportDefinition<SeriesReportParams> {
  return {
    name: kind,
    title,
    audience: 'both',
    formats: REPORT_FORMATS,
    params: seriesReportParams,
    deviceParam: 'meter',
    async series({ ctx, account }, { meter: meterId, start, end, granularity }) {
      const range = { start, end, granularity, kind };
      if (meterId !== undefined) {
        const { premise, meter } = await findMeter(ctx, account, meterId, INTERACTIVE_OPTIONS);
        return { queries: seriesQueries(premise, meter, range), priority: 'person' };
      }
      const { data } = await ctx.archive.premises(account, INTERACTIVE_OPTIONS);
      return {
        queries: data.flatMap((premise) => premise.meters.flatMap((meter) => seriesQueries(premise, meter, range))),
        priority: 'report',
      };
    },
    async prepare(run, params) {
      const range = { start: params.start, end: params.end, granularity: params.granularity, kind };
      const { start, end, times } = params;
      if (params.meter !== undefined) {
        const { premise, meter, answer } = await findMeter(run.ctx, run.account, params.meter, INTERACTIVE_OPTIONS);
        const series = await fetchSeries(run, premise, meter, range, 'one');
        return {
          id: meter.id,
          range: { start, end },
          zone: premise.timezone,
          ...joinParts(answer, [series]),
          table: table(seriesColumns(premise.timezone, times), readSeriesRows(run, premise, meter, range, series.rows)),
        };
      }
      const answer = await run.ctx.archive.premises(run.account, INTERACTIVE_OPTIONS);
      const files: MeterFile[] = [];
      for (const premise of answer.data) {
        for (const meter of premise.meters) {
          files.push({ ...(await fetchSeries(run, premise, meter, range)), premise, meter });
        }
      }
      return {
        range: { start, end },
        zone: null,
        ...joinParts(answer, files),
        entries: meterEntries(files, ({ premise, meter }) =>
          table(seriesColumns(premise.timezone, times), readSeriesRows(run, premise, meter, range)),
        ),
      } satisfies PreparedReport;
    },
  };
}

/**
 * Returns the columns of one meter's file; a row is a bucket of its series. Energy is in the meter's unit, power in
 * that unit per hour. Copper's own client uses these names for gas and water too.
 */
export function seriesColumns(zone: string, times: TimesStyle): ReportColumn<Bucket>[] {
  const write = timeWriter(zone, times);
  return [
    time('timestamp', (bucket) => write(bucket.start)),
    number('energy', (bucket) => bucket.value),
    number('power', (bucket) => bucket.rate),
  ];
}

const SUMMARY: ReportColumn<MeterRows>[] = [
  text('ID', ({ meter }) => meter.id),
  text('Type', ({ meter }) => meter.type),
  number('Sum Usage', ({ sum }) => sum),
];

/** Yields the summary of all meters, then a file for each meter that has rows. `folder` ends with a slash. */
export async function* meterEntries(
  files: readonly MeterRows[],
  tableOf: (file: MeterRows) => ReturnType<typeof table>,
  folder = '',
): AsyncGenerator<ZipEntry, void, undefined> {
  yield { path: `${folder}meter_summary.csv`, table: table(SUMMARY, files) };
  for (const file of files) {
    if (file.hasRows) yield { path: `${folder}${fileNamePart(file.meter.id)}.csv`, table: tableOf(file) };
  }
}
