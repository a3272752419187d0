import type { Freshness } from '@/lib/domain/answer';
import { hasRow } from '@/lib/domain/bucket-states';
import { countBuckets } from '@/lib/domain/calendar';
import { exactSum } from '@/lib/domain/exact-sum';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { Meter, Premise } from '@/lib/domain/premise';
import { splitAtBlocks } from '@/lib/domain/request-width';
import type { Span } from '@/lib/domain/series';
import { type ColumnSeries, rowsOf, type SeriesRow } from '@/lib/domain/series-columns';
import { rangeSpan } from '../lookup/range-span';
import { MAX_BUCKETS, toSeriesQuery } from '../lookup/series-query';
import type { SeriesQuery } from '../ports/archive';
import type { ReportGap, ReportPart, ReportRun } from './definition';
import { BULK_OPTIONS, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { notFetchedError } from './not-fetched';
import { fetchUnlessSkipped, partKey } from './skipped-parts';

/** A range as entered by the user: local days of each premise, or instants. */
export interface SeriesRange extends Span {
  kind: SeriesKind;
  granularity: Granularity;
}

/** Summary of one meter's range. */
export interface MeterSeries extends Pick<Freshness, 'asOf' | 'source'> {
  meterId: string;
  /** Null if there is no value at all. */
  sum: number | null;
  /** Whether any interval began while the meter existed. */
  hasRows: boolean;
  gaps: ReportGap[];
  /** Makes the rows in parts, if the series was short enough to keep. */
  rows: (() => Iterable<readonly SeriesRow[]>) | null;
  /** The series of the rows, which also has the intervals without a row. */
  series: ColumnSeries | null;
}

/** How to fetch a range: `many` with lower priority than pages; `one` now. */
type FetchMode = 'many' | 'one';

/** Intervals of all series of a report that are kept; each takes 50 bytes. */
const MAX_KEPT = 200_000;

/** How many more intervals a report may keep in memory, so that it need not read them twice. */
export interface KeptIntervals {
  left: number;
}

/** Returns what a report may keep of all its series together. */
export function keptIntervals(): KeptIntervals {
  return { left: MAX_KEPT };
}

/**
 * Makes sure a meter's range is stored and returns its summary. Sends no request for a meter created after the range.
 * Throws if any part could not be fetched, because a sum without it would be wrong.
 */
export async function fetchSeries(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  range: SeriesRange,
  mode: FetchMode = 'many',
  kept: KeptIntervals = { left: 0 },
): Promise<MeterSeries> {
  const summary: MeterSeries = {
    meterId: meter.id,
    sum: null,
    hasRows: false,
    gaps: [],
    asOf: new Date(run.now).toISOString(),
    source: 'cache',
    rows: null,
    series: null,
  };
  const queries = seriesQueries(premise, meter, range);
  for (const query of queries) {
    const response = await fetchUnlessSkipped(run, partKey(query.kind, meter.id), () =>
      run.ctx.archive.series(run.account, query, mode === 'one' ? INTERACTIVE_OPTIONS : BULK_OPTIONS),
    );
    if (!response) {
      summary.gaps.push({ id: meter.id, start: query.start, end: query.end, reason: 'refused' });
      continue;
    }
    const { data, ...answer } = response;
    if (data.coverage.unasked > 0) throw notFetchedError(answer);
    const count = data.columns.states.length;
    if (queries.length === 1 && count <= kept.left) {
      kept.left -= count;
      summary.series = data;
      summary.rows = () => rowsOf(data.columns);
    }
    if (data.sum !== null) summary.sum = exactSum([summary.sum ?? 0, data.sum]);
    summary.hasRows ||= data.columns.states.some((state) => hasRow({ state }));
    summary.gaps.push(...data.coverage.gaps.map((gap) => ({ id: meter.id, ...gap, reason: 'missing' as const })));
    if (answer.asOf < summary.asOf) summary.asOf = answer.asOf;
    if (answer.source !== 'cache') summary.source = answer.source;
  }
  return summary;
}

/** Yields the stored intervals of a range in parts, by time, without those before the meter existed or in the future. */
export async function* readSeriesRows(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  range: SeriesRange,
  rows: MeterSeries['rows'] = null,
): AsyncGenerator<readonly SeriesRow[], void, undefined> {
  if (rows) return yield* rows();
  for (const query of seriesQueries(premise, meter, range)) {
    if (run.skipped?.has(partKey(query.kind, meter.id))) continue;
    const { data, ...answer } = await run.ctx.archive.series(run.account, query, BULK_OPTIONS);
    if (data.coverage.unasked > 0) throw notFetchedError(answer);
    yield* rowsOf(data.columns);
  }
}

/**
 * Returns the archive queries for a meter's range, split into answers; none for a meter created after the range.
 */
export function seriesQueries(premise: Premise, meter: Meter, range: SeriesRange): SeriesQuery[] {
  const chunks = splitRange(range, premise.timezone);
  if (isCreatedAfter(meter, chunks)) return [];
  return chunks.map((chunk) => toSeriesQuery(premise, meter, { ...range, ...chunk }));
}

/** Returns one part per query. The costs of all are found together, when the first is asked for. */
export function seriesParts({ ctx, account }: ReportRun, queries: readonly SeriesQuery[]): ReportPart[] {
  let costs: Promise<number[]> | undefined;
  return queries.map((query, index) => ({
    key: partKey(query.kind, query.meterId),
    fetch: async () => {
      const { data, ...answer } = await ctx.archive.series(account, query, BULK_OPTIONS);
      if (data.coverage.unasked > 0) throw notFetchedError(answer);
    },
    async cost() {
      costs ??= ctx.archive.estimateEach(account, queries);
      return (await costs)[index] ?? 0;
    },
  }));
}

/** True when the meter was created after all of these spans, so that there is nothing to fetch. */
export function isCreatedAfter({ createdAt }: Pick<Meter, 'createdAt'>, spans: readonly Span[]): boolean {
  return createdAt !== null && spans.every(({ end }) => Date.parse(end) <= Date.parse(createdAt));
}

/** Returns the total of several series; null if none has a value. */
export function sumOfSeries(series: readonly Pick<MeterSeries, 'sum'>[]): number | null {
  const sums = series.flatMap(({ sum }) => (sum === null ? [] : [sum]));
  return sums.length === 0 ? null : exactSum(sums);
}

function splitRange(range: SeriesRange, zone: string): Span[] {
  const fits = (part: Span) => countBuckets(part, range.granularity) <= MAX_BUCKETS;
  return splitAtBlocks(rangeSpan(range, zone), range.granularity, zone, fits);
}
