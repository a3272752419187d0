import type { Freshness } from '@/lib/domain/answer';
import { addDays, countBuckets, daySpan, localDay } from '@/lib/domain/calendar';
import { exactSum } from '@/lib/domain/exact-sum';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { Bucket, Span } from '@/lib/domain/series';
import { rangeSpan } from '../lookup/range-span';
import { toSeriesQuery } from '../lookup/series-query';
import type { SeriesQuery } from '../ports/archive';
import type { ReportGap, ReportPart, ReportRun } from './definition';
import { BULK_OPTIONS, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { notFetchedError } from './not-fetched';
import { fetchUnlessSkipped, partKey } from './skipped-parts';

/** A range as a person gives it: local days of each premise, or instants. */
export interface SeriesRange extends Span {
  kind: SeriesKind;
  granularity: Granularity;
}

/** What one meter's range amounts to. */
export interface MeterSeries extends Pick<Freshness, 'asOf' | 'source'> {
  meterId: string;
  /** Null when there is no number at all. */
  sum: number | null;
  /** Whether any interval began while the meter existed. */
  hasRows: boolean;
  gaps: ReportGap[];
  /** The rows themselves, where they are few and were wanted. */
  rows: Bucket[] | null;
}

/** How a range is asked for: `many` behind people and their pages; `one` now, with its rows at hand. */
type Manner = 'many' | 'one';

/** Intervals that are held in memory at once. */
const CHUNK_BUCKETS = 20_000;

/**
 * Sees to it that a meter's range is held, and says what it amounts to. A meter that came after the range is not asked
 * for. What could not be asked for fails the report: it can be had later, and a sum without it would look like one.
 */
export async function fetchSeries(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  range: SeriesRange,
  manner: Manner = 'many',
): Promise<MeterSeries> {
  const found: MeterSeries = {
    meterId: meter.id,
    sum: null,
    hasRows: false,
    gaps: [],
    asOf: new Date(run.now).toISOString(),
    source: 'cache',
    rows: null,
  };
  const queries = seriesQueries(premise, meter, range);
  for (const query of queries) {
    const got = await fetchUnlessSkipped(run, partKey(query.kind, meter.id), () =>
      run.ctx.archive.series(run.account, query, manner === 'one' ? INTERACTIVE_OPTIONS : BULK_OPTIONS),
    );
    if (!got) {
      found.gaps.push({ id: meter.id, start: query.start, end: query.end, reason: 'refused' });
      continue;
    }
    const { data, ...answer } = got;
    if (data.coverage.unasked > 0) throw notFetchedError(answer);
    if (manner === 'one' && queries.length === 1) found.rows = data.buckets.filter(hasRow);
    if (data.sum !== null) found.sum = exactSum([found.sum ?? 0, data.sum]);
    found.hasRows ||= data.buckets.some(hasRow);
    found.gaps.push(...data.coverage.gaps.map((gap) => ({ id: meter.id, ...gap, reason: 'missing' as const })));
    if (answer.asOf < found.asOf) found.asOf = answer.asOf;
    if (answer.source !== 'cache') found.source = answer.source;
  }
  return found;
}

/** The intervals of a range that was seen to, in the order of time; those before the meter or ahead of us left out. */
export async function* readSeriesRows(
  run: ReportRun,
  premise: Premise,
  meter: Meter,
  range: SeriesRange,
  rows: Bucket[] | null = null,
): AsyncGenerator<Bucket, void, undefined> {
  if (rows) return yield* rows;
  for (const query of seriesQueries(premise, meter, range)) {
    if (run.skipped?.has(partKey(query.kind, meter.id))) continue;
    const { data, ...answer } = await run.ctx.archive.series(run.account, query, BULK_OPTIONS);
    if (data.coverage.unasked > 0) throw notFetchedError(answer);
    yield* data.buckets.filter(hasRow);
  }
}

/** What is asked of the archive for a meter's range: parts that fit into memory, and none for a meter that came later. */
export function seriesQueries(premise: Premise, meter: Meter, range: SeriesRange): SeriesQuery[] {
  const chunks = chunksOf(range, premise.timezone);
  if (isCreatedAfter(meter, chunks)) return [];
  return chunks.map((chunk) => toSeriesQuery(premise, meter, { ...range, ...chunk }));
}

/** The pieces in which series are asked for. */
export function seriesParts({ ctx, account }: ReportRun, queries: readonly SeriesQuery[]): ReportPart[] {
  return queries.map((query) => ({
    key: partKey(query.kind, query.meterId),
    fetch: async () => {
      const { data, ...answer } = await ctx.archive.series(account, query, BULK_OPTIONS);
      if (data.coverage.unasked > 0) throw notFetchedError(answer);
    },
    cost: async () => (await ctx.archive.estimate(account, [query])).requests,
  }));
}

/** Whether the meter came after all of these spans: then there is nothing to ask for. */
export function isCreatedAfter({ createdAt }: Pick<Meter, 'createdAt'>, spans: readonly Span[]): boolean {
  return createdAt !== null && spans.every(({ end }) => Date.parse(end) <= Date.parse(createdAt));
}

/** What several add up to; null when none has a number. */
export function sumOfSeries(series: readonly Pick<MeterSeries, 'sum'>[]): number | null {
  const sums = series.flatMap(({ sum }) => (sum === null ? [] : [sum]));
  return sums.length === 0 ? null : exactSum(sums);
}

/** Whether an interval has a row in a file: those before the meter and ahead of us have none. */
export function hasRow({ state }: Bucket): boolean {
  return state !== 'future' && state !== 'before';
}

/** Parts of a range that begin and end with local days, so that no interval is cut that the range does not cut. */
function chunksOf(range: SeriesRange, zone: string): Span[] {
  const whole = rangeSpan(range, zone);
  if (countBuckets(whole, range.granularity) <= CHUNK_BUCKETS) return [whole];
  const days = Math.floor(CHUNK_BUCKETS / countBuckets(daySpan('2026-01-01', zone), range.granularity));
  return splitByDays(whole, days, zone);
}

/** A span in parts of so many local days; the first and the last may begin and end within one. */
export function splitByDays(whole: Span, days: number, zone: string): Span[] {
  const chunks: Span[] = [];
  let from = whole.start;
  while (Date.parse(from) < Date.parse(whole.end)) {
    const next = daySpan(addDays(localDay(Date.parse(from), zone), days), zone).start;
    const to = Date.parse(next) < Date.parse(whole.end) ? next : whole.end;
    chunks.push({ start: from, end: to });
    from = to;
  }
  return chunks;
}
