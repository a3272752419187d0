import type { z } from 'zod';
import type { TimesStyle } from '@/lib/contract/api-urls';
import type { SeriesReportParams } from '@/lib/contract/reports';
import { addDays } from '@/lib/domain/calendar';
import type { SeriesKind } from '@/lib/domain/granularity';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { SeriesRow } from '@/lib/domain/series-columns';
import { findMeter } from '../lookup/find-premise';
import { type HomePrices, homePrices } from '../money/meter-prices';
import {
  type ComparedSeries,
  comparedKinds,
  fetchCompared,
  hasMoreColumns,
  type MoreColumns,
  otherDaysOf,
  partsOf,
  readComparedRows,
} from './compared-series';
import { comparisonColumns } from './comparison-columns';
import { type PreparedReport, REPORT_FORMATS, type ReportDefinition, type ReportRun } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';
import {
  fetchSeries,
  keptIntervals,
  type MeterSeries,
  readSeriesRows,
  type SeriesRange,
  seriesQueries,
} from './fetch-series';
import { fileNamePart } from './file-name';
import { joinParts } from './join-parts';
import { timeWriter } from './time-text';
import { number, type ReportColumn, type ReportTable, table, tableOfParts, text, time } from './writers/table';
import type { ZipEntry } from './writers/zip';

/** A meter with its premise and the summary of its range. */
export interface MeterFile extends MeterSeries {
  premise: Premise;
  meter: Meter;
}

/** What a meter's file is written from. */
export type MeterRows = Pick<MeterFile, 'premise' | 'meter' | 'sum' | 'hasRows' | 'rows'>;

/** The parameters of all these reports; only `usage` has the columns beside it. */
type Params = SeriesReportParams & MoreColumns;

/** A report of usage, typical usage or average usage. */
interface MeterSeriesReport {
  kind: SeriesKind;
  title: string;
  params: z.ZodType<Params>;
}

/**
 * Returns the report `usage`, `baseline` or `average`: a table for one meter, a zip with one file per meter for all.
 */
export function meterSeriesReport({ kind, title, params: schema }: MeterSeriesReport): ReportDefinition<Params> {
  return {
    name: kind,
    title,
    audience: 'both',
    formats: REPORT_FORMATS,
    params: schema,
    deviceParam: 'meter',
    async series({ ctx, account }, params) {
      const { meter: meterId, start, end, granularity } = params;
      const range = { start, end, granularity, kind };
      const ranges = [range, ...comparedKinds(params).map((each) => ({ ...range, kind: each }))];
      const other = otherDaysOf(range, params);
      const queriesOf = (premise: Premise, meter: Meter) =>
        [...ranges, ...(other ? [other] : [])].flatMap((each) => seriesQueries(premise, meter, each));
      if (meterId !== undefined) {
        const { premise, meter } = await findMeter(ctx, account, meterId, INTERACTIVE_OPTIONS);
        return { queries: queriesOf(premise, meter), priority: 'person' };
      }
      const { data } = await ctx.archive.premises(account, INTERACTIVE_OPTIONS);
      const queries = data.flatMap((premise) => premise.meters.flatMap((meter) => queriesOf(premise, meter)));
      return { queries, priority: 'report' };
    },
    async prepare(run, params) {
      const range = { start: params.start, end: params.end, granularity: params.granularity, kind };
      const { start, end } = params;
      if (params.meter !== undefined) {
        const { premise, meter, answer } = await findMeter(run.ctx, run.account, params.meter, INTERACTIVE_OPTIONS);
        const kept = keptIntervals();
        const series = await fetchSeries(run, premise, meter, range, 'one', kept);
        const compared = await fetchCompared(run, premise, meter, range, params, 'one', kept);
        const prices = params.cost ? await homePrices(run.ctx, run.account, premise) : null;
        const parts = joinParts(answer, [series, ...partsOf(compared)]);
        return {
          id: meter.id,
          ...(params.details ? { names: namesOf(premise, meter), range: daysOf(params) } : { range: { start, end } }),
          zone: premise.timezone,
          ...parts,
          etagInputs: [...parts.etagInputs, pricesTag(prices)],
          table: meterTable(run, { premise, meter, ...series, compared, prices }, range, params),
        };
      }
      const answer = await run.ctx.archive.premises(run.account, INTERACTIVE_OPTIONS);
      const files: ComparedFile[] = [];
      const kept = keptIntervals();
      const moneyOf = params.cost ? await run.ctx.money.all(run.account.id) : null;
      for (const premise of answer.data) {
        for (const meter of premise.meters) {
          const series = await fetchSeries(run, premise, meter, range, 'many', kept);
          const compared = await fetchCompared(run, premise, meter, range, params, 'many', kept);
          const prices = moneyOf && { premise, ...moneyOf(premise.id) };
          files.push({ ...series, premise, meter, compared, prices });
        }
      }
      const parts = joinParts(answer, [...files, ...files.flatMap(({ compared }) => partsOf(compared))]);
      return {
        range: { start, end },
        zone: null,
        ...parts,
        etagInputs: [...parts.etagInputs, files.map(({ prices }) => pricesTag(prices))],
        entries: meterEntries(kind, files, (file) => meterTable(run, file, range, params)),
      } satisfies PreparedReport;
    },
  };
}

/** A meter's file with the series beside its usage. */
interface ComparedFile extends MeterFile {
  compared: ComparedSeries;
  prices: HomePrices | null;
}

/** Returns what changes whenever the costs of a file do. */
function pricesTag(prices: HomePrices | null): unknown {
  return prices && [prices.tariffs.map(({ savedAt }) => savedAt), prices.bills];
}

/** Returns the home and the meter as a user knows them. */
function namesOf(premise: Premise, meter: Meter): string[] {
  return [premise.name || premise.address.street || premise.id, meterTypeOf(meter.type).label, meter.id];
}

/** Returns the first and the last day of a range, as users name it; instants as they are. */
function daysOf({ start, end }: Params): { start: string; end: string } {
  return { start, end: /^\d{4}-\d\d-\d\d$/.test(end) ? addDays(end, -1) : end };
}

function meterTable(run: ReportRun, file: ComparedFile, range: SeriesRange, params: Params): ReportTable {
  const { premise, meter, rows, series, compared, prices } = file;
  const columns = seriesColumns(premise.timezone, params.times);
  if (!hasMoreColumns(params)) return tableOfParts(columns, readSeriesRows(run, premise, meter, range, rows));
  const { unit } = meterTypeOf(meter.type);
  const more = comparisonColumns(params, { unit, zone: premise.timezone, times: params.times });
  return tableOfParts(
    [...columns, ...more],
    readComparedRows(run, premise, meter, range, { usage: series, compared, prices, columns: params }),
  );
}

/**
 * Returns the columns of one meter's file; a row is an interval of its series. Energy is in the meter's unit, power in
 * that unit per hour. Copper's own client uses these names for gas and water too.
 */
export function seriesColumns(zone: string, times: TimesStyle): ReportColumn<SeriesRow>[] {
  const write = timeWriter(zone, times);
  return [
    time('timestamp', ({ at }) => write(at)),
    number('energy', ({ value }) => value),
    number('power', ({ rate }) => rate),
  ];
}

const SUMMARY: ReportColumn<MeterRows>[] = [
  text('ID', ({ meter }) => meter.id),
  text('Type', ({ meter }) => meter.type),
  number('Sum Usage', ({ sum }) => sum),
];

/**
 * Yields the summary of all meters, then a file for each meter that has rows, named as by the vendor's client:
 * `12_x.usage.csv`. `folder` ends with a slash.
 */
export async function* meterEntries<File extends MeterRows>(
  kind: SeriesKind,
  files: readonly File[],
  tableOf: (file: File) => ReturnType<typeof table>,
  folder = '',
): AsyncGenerator<ZipEntry, void, undefined> {
  yield { path: `${folder}meter_summary.csv`, table: table(SUMMARY, files) };
  for (const file of files) {
    if (file.hasRows) yield { path: `${folder}${fileNamePart(file.meter.id)}.${kind}.csv`, table: tableOf(file) };
  }
}
