import type { UsageReportParams } from '@/lib/contract/reports';
import { hasRow } from '@/lib/domain/bucket-states';
import { addDays, localDay } from '@/lib/domain/calendar';
import type { ShiftedMode } from '@/lib/domain/compare/compare-mode';
import { otherDay, otherRange } from '@/lib/domain/compare/other-days';
import { pairByClock } from '@/lib/domain/compare/pair-series';
import type { SeriesKind } from '@/lib/domain/granularity';
import { joinSeries, type SeriesPoint } from '@/lib/domain/join-series';
import { numberOrNull } from '@/lib/domain/point-columns';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { Bucket, Series } from '@/lib/domain/series';
import type { ColumnSeries, SeriesRow } from '@/lib/domain/series-columns';
import { AppError } from '../errors';
import { toSeriesQuery } from '../lookup/series-query';
import { costSeries } from '../money/cost-series';
import type { HomePrices } from '../money/meter-prices';
import type { SeriesQuery } from '../ports/archive';
import type { ReportRun } from './definition';
import { BULK_OPTIONS } from './fetch-fleet';
import { fetchSeries, type KeptIntervals, type MeterSeries, type SeriesRange, seriesQueries } from './fetch-series';
import { notFetchedError } from './not-fetched';
import { partKey } from './skipped-parts';

/** The columns of usage beside those of Copper's own client. */
export type MoreColumns = Partial<
  Pick<UsageReportParams, 'compare' | 'average' | 'register' | 'cost' | 'details' | 'compareWith'>
>;

const COMPARED_KINDS = ['baseline', 'average'] as const;
type ComparedKind = (typeof COMPARED_KINDS)[number];

/**
 * The series beside a meter's usage; absent if not requested, or if the cloud has none for the meter. `other` is of other
 * days.
 */
export type ComparedSeries = Partial<Record<ComparedKind | 'other', MeterSeries>>;

/** A row of a meter's file: an interval as the page's table has it, beside that of other days, and its cost. */
export interface ComparedPoint extends SeriesPoint, SeriesRow {
  other: Pick<Bucket, 'start' | 'value'> | null;
  /** Null without a price, and where the cost is not asked for. */
  cost: number | null;
  currency: string | null;
}

/** Returns the kinds of series that are needed beside usage. */
export function comparedKinds({ compare, average, details }: MoreColumns): ComparedKind[] {
  return COMPARED_KINDS.filter((kind) => (kind === 'baseline' ? compare || details : average));
}

/** True when the file has more columns than those of its series. */
export function hasMoreColumns(columns: MoreColumns): boolean {
  const { compare, average, register, cost, details } = columns;
  return Boolean(compare || average || register || cost || details || otherMode(columns));
}

/** Returns which other days usage is compared with; null for none. */
export function otherMode({ compareWith = 'none' }: MoreColumns): ShiftedMode | null {
  return compareWith === 'none' ? null : compareWith;
}

/** Returns the other days that a range is compared with; null for none. */
export function otherDaysOf(range: SeriesRange, columns: MoreColumns): SeriesRange | null {
  const mode = otherMode(columns);
  const days = mode && otherRange(mode, range, range);
  return days && { ...range, ...days, kind: 'usage' };
}

/** Makes sure that the series beside a meter's usage are stored. A meter without one has empty cells. */
export async function fetchCompared(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  range: SeriesRange,
  columns: MoreColumns,
  mode: 'many' | 'one',
  kept: KeptIntervals,
): Promise<ComparedSeries> {
  const found: ComparedSeries = {};
  for (const kind of comparedKinds(columns)) {
    const series = await fetchSeries(run, premise, meter, { ...range, kind }, mode, kept).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') return null;
      throw error;
    });
    if (series) found[kind] = series;
  }
  const other = otherDaysOf(range, columns);
  if (other) found.other = await fetchSeries(run, premise, meter, other, mode, kept);
  return found;
}

/** Returns the parts that decide the file's freshness. Their gaps are not gaps of the meter's own readings. */
export function partsOf(compared: ComparedSeries): Omit<MeterSeries, 'gaps'>[] {
  return Object.values(compared).map(({ gaps: _gaps, ...part }) => part);
}

/** What a meter's rows are made from; `prices` are null where the file has no cost. */
interface FileSeries {
  usage: ColumnSeries | null;
  compared: ComparedSeries;
  prices: HomePrices | null;
  columns: MoreColumns;
}

/** Yields the stored intervals of a range in parts, with the series beside them, as the page's table has them. */
export async function* readComparedRows(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  range: SeriesRange,
  { usage: keptUsage, compared, prices, columns }: FileSeries,
): AsyncGenerator<readonly ComparedPoint[], void, undefined> {
  const readKind = (kind: SeriesKind, query: SeriesQuery, kept: ColumnSeries | null | undefined) =>
    run.skipped?.has(partKey(kind, meter.id)) ? null : (kept ?? readStored(run, { ...query, kind }));
  const readCompared = (kind: ComparedKind, query: SeriesQuery) =>
    compared[kind] ? readKind(kind, query, compared[kind].series) : null;
  for (const query of seriesQueries(premise, meter, range)) {
    const usage = await readKind(range.kind, query, keptUsage);
    if (!usage) continue;
    const baseline = await readCompared('baseline', query);
    const average = await readCompared('average', query);
    const costs = prices && (await costSeries(run.ctx, run.account, prices, { meter, series: usage, now: run.now }));
    const mode = otherMode(columns);
    const others = mode && compared.other ? await readOtherDays(mode, usage, query, compared.other.series) : [];
    yield joinSeries(usage, baseline, average)
      .map((point, index) => ({
        ...point,
        at: usage.columns.edges[index] ?? 0,
        other: others[index] ?? null,
        cost: numberOrNull(costs?.columns.value[index]),
        currency: costs?.unit ?? null,
      }))
      .filter(hasRow);
  }

  /** Returns the interval of other days for each of usage. A part of a long range is matched with its own other days. */
  async function readOtherDays(mode: ShiftedMode, usage: Series, query: SeriesQuery, keptOther: ColumnSeries | null) {
    const lastDay = localDay(Date.parse(query.end) - 1, query.timezone);
    const part = { start: localDay(Date.parse(query.start), query.timezone), end: addDays(lastDay, 1) };
    const days = otherRange(mode, range, part);
    if (!days) return [];
    const kept = keptUsage && keptOther;
    const other =
      kept ?? (await readKind('usage', toSeriesQuery(premise, meter, { ...range, ...days, kind: 'usage' }), null));
    if (!other) return [];
    return pairByClock(usage, other, (day) => otherDay(mode, range, day)).pairs.map((pair) => pair.other);
  }
}

async function readStored({ ctx, account }: ReportRun, query: SeriesQuery): Promise<ColumnSeries> {
  const { data, ...answer } = await ctx.archive.series(account, query, BULK_OPTIONS);
  if (data.coverage.unasked > 0) throw notFetchedError(answer);
  return data;
}
