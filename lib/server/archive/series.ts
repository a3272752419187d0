import { aggregatePoints, assembleSeries, clipPoints, fitsGrid } from '@/lib/domain/assemble-series';
import { bucketGrid } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import type { RawPoint, Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { recomputeSummary } from '../copper/recompute-summary';
import { toSeriesRow } from '../copper/row-fields';
import type { SeriesAnswer, SeriesQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';
import type { RangeResult } from './range.types';
import { completeResult, meterCreatedMs } from './range-state';
import type { SeriesArchive } from './series-archive';

/** The granularity to add up where the cloud's own intervals of a granularity do not match the premise's calendar. */
export const FINER: Partial<Record<Granularity, Granularity>> = {
  month: 'day',
  day: 'hour',
  bihour: 'hour',
  hour: 'fifteenminute',
  fifteenminute: 'minute',
};

interface SeriesDeps {
  seriesArchive: Pick<SeriesArchive, 'stored' | 'covers' | 'fetch'>;
  clock: Clock;
}

/** Points on the requested calendar grid. `derived` when they were added up from finer ones. */
interface GridPoints {
  points: RawPoint[];
  answer: RangeResult;
  derived: boolean;
}

/**
 * Returns a function that reads a series on the premise's calendar. Nothing stored is fetched again, and nothing is
 * fetched that can be added up from stored finer usage. The cloud's own intervals are used where they match the
 * calendar. Where they do not (days cut at UTC, a range that starts inside a month), the next finer ones are fetched
 * and added up.
 */
export function createSeriesReader({ seriesArchive, clock }: SeriesDeps) {
  function addUp(query: SeriesQuery, grid: Span[], parts: GridPoints, finer: Granularity): GridPoints {
    const finerGrid = bucketGrid(query, finer, query.timezone);
    const createdMs = meterCreatedMs(query);
    const nowMs = Math.min(clock(), Date.parse(parts.answer.asOf));
    const points = aggregatePoints(clipPoints(parts.points, query), finerGrid, grid, nowMs, createdMs);
    const rows = points.map((point) => toSeriesRow(query.kind, point));
    const raw = { summary: recomputeSummary(parts.answer.raw.summary, rows, query), rows };
    return { points, answer: { ...parts.answer, raw }, derived: true };
  }

  /** Returns a range as stored where all of it is; null otherwise. Quick for a long range of which nothing is stored. */
  async function completeFromStored(account: AccountRef, query: SeriesQuery): Promise<GridPoints | null> {
    if (!(await seriesArchive.covers(account, query))) return null;
    const { result, needed, intervals } = await seriesArchive.stored(account, query);
    if (!result || needed.length > 0) return null;
    const complete = isComplete(result.points, intervals, Date.parse(result.asOf), meterCreatedMs(query));
    return complete ? { points: result.points, answer: result, derived: false } : null;
  }

  /** Returns the sums of stored finer usage; null where no finer granularity is stored completely. */
  async function sumsOfStored(
    account: AccountRef,
    query: SeriesQuery,
    granularity: Granularity,
  ): Promise<GridPoints | null> {
    const finer = query.kind === 'usage' ? FINER[granularity] : undefined;
    if (finer === undefined) return null;
    const parts =
      (await completeFromStored(account, { ...query, granularity: finer })) ??
      (await sumsOfStored(account, query, finer));
    return parts && addUp(query, bucketGrid(query, granularity, query.timezone), parts, finer);
  }

  async function readGrid(
    account: AccountRef,
    query: SeriesQuery,
    granularity: Granularity,
    options: RequestOptions,
  ): Promise<GridPoints> {
    const grid = bucketGrid(query, granularity, query.timezone);
    const finer = FINER[granularity];
    const cut = grid.some((interval) => interval.cut);
    if (!cut || finer === undefined) {
      const range = { ...query, granularity };
      const state = await seriesArchive.stored(account, range);
      const sums = state.needed.length > 0 ? await sumsOfStored(account, query, granularity) : null;
      if (sums) return sums;
      const answer = completeResult(state) ?? (await seriesArchive.fetch(account, range, options));
      if (finer === undefined || fitsGrid(answer.points, grid)) {
        return { points: answer.points, answer, derived: false };
      }
    }
    // Without a finer granularity the block above has returned.
    return addUp(query, grid, await readGrid(account, query, finer as Granularity, options), finer as Granularity);
  }

  return async function readSeries(
    account: AccountRef,
    query: SeriesQuery,
    options: RequestOptions,
  ): Promise<SeriesAnswer> {
    const { points, answer, derived } = await readGrid(account, query, query.granularity, options);
    const { asOf, freshUntil, source, notice, notFetched, raw } = answer;
    // The state of an interval ('running', 'missing') is as of the answer, however long ago that was. Where a part was
    // never fetched, it is as of now: an interval that has ended by now is not there.
    const stateAt = notFetched.length > 0 ? clock() : Math.min(clock(), Date.parse(asOf));
    const data = assembleSeries(query, points, stateAt, { derived, notFetched });
    return { data, asOf, freshUntil, source, notice, raw };
  };
}

/** True when every interval that has ended has a number. Sums with a gap do not save a request. */
function isComplete(points: readonly RawPoint[], grid: readonly Span[], nowMs: number, createdMs: number): boolean {
  const numbered = new Set(points.flatMap(({ time, value }) => (value === null ? [] : [Date.parse(time)])));
  return grid.every(
    ({ start, end }) => Date.parse(end) > nowMs || Date.parse(end) <= createdMs || numbered.has(Date.parse(start)),
  );
}
