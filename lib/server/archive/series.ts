import { aggregatePoints, assembleSeries, fitsCalendar } from '@/lib/domain/assemble-series';
import { bucketEdges } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import type { PointColumns } from '@/lib/domain/point-columns';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { recomputeSummary } from '../copper/recompute-summary';
import { toSeriesRows } from '../copper/row-fields';
import { rowsOf, tableOf } from '../copper/row-table';
import type { RawSeries, SeriesAnswer, SeriesQuery } from '../ports/archive';
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

/** Returns a granularity and those from which it is added up. */
export function finerThan(granularity: Granularity): Granularity[] {
  const finer = FINER[granularity];
  return finer === undefined ? [granularity] : [granularity, ...finerThan(finer)];
}

interface SeriesDeps {
  seriesArchive: Pick<SeriesArchive, 'stored' | 'covers' | 'fetch'>;
  clock: Clock;
}

/** Points on the requested calendar. `derived` when they were added up from finer ones. */
interface GridPoints {
  points: PointColumns;
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
  const edgesOf = (query: SeriesQuery, granularity: Granularity) => bucketEdges(query, granularity, query.timezone);

  function addUp(query: SeriesQuery, granularity: Granularity, parts: GridPoints, finer: Granularity): GridPoints {
    const nowMs = Math.min(clock(), Date.parse(parts.answer.asOf));
    const [finerEdges, { edges }] = [edgesOf(query, finer).edges, edgesOf(query, granularity)];
    const points = aggregatePoints(parts.points, finerEdges, edges, nowMs, meterCreatedMs(query));
    return { points, answer: parts.answer, derived: true };
  }

  /** Returns a range as stored where all of it is; null otherwise. Quick for a long range of which nothing is stored. */
  async function completeFromStored(account: AccountRef, query: SeriesQuery): Promise<GridPoints | null> {
    if (!(await seriesArchive.covers(account, query))) return null;
    const { result, needed } = await seriesArchive.stored(account, query);
    if (!result || needed.length > 0) return null;
    const complete = isComplete(result, Date.parse(result.asOf), meterCreatedMs(query));
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
    return parts && addUp(query, granularity, parts, finer);
  }

  async function readGrid(
    account: AccountRef,
    query: SeriesQuery,
    granularity: Granularity,
    options: RequestOptions,
  ): Promise<GridPoints> {
    const calendar = edgesOf(query, granularity);
    const finer = FINER[granularity];
    if (!(calendar.cutAtStart || calendar.cutAtEnd) || finer === undefined) {
      const range = { ...query, granularity };
      const state = await seriesArchive.stored(account, range);
      const sums = state.needed.length > 0 ? await sumsOfStored(account, query, granularity) : null;
      if (sums) return sums;
      const answer = completeResult(state) ?? (await seriesArchive.fetch(account, range, options));
      if (finer === undefined || fitsCalendar(answer.points, calendar)) {
        return { points: answer.points, answer, derived: false };
      }
    }
    // Without a finer granularity the block above has returned.
    const parts = await readGrid(account, query, finer as Granularity, options);
    return addUp(query, granularity, parts, finer as Granularity);
  }

  return async function readSeries(
    account: AccountRef,
    query: SeriesQuery,
    options: RequestOptions,
  ): Promise<SeriesAnswer> {
    const { points, answer, derived } = await readGrid(account, query, query.granularity, options);
    const { asOf, freshUntil, source, notice, edges } = answer;
    const notFetched = answer.notFetched.map(({ from, to }) => ({ start: edges[from] ?? 0, end: edges[to] ?? 0 }));
    // The state of an interval ('running', 'missing') is as of the answer, however long ago that was. Where a part was
    // never fetched, it is as of now: an interval that has ended by now is not there.
    const stateAt = notFetched.length > 0 ? clock() : Math.min(clock(), Date.parse(asOf));
    const data = assembleSeries(query, points, stateAt, { derived, notFetched });
    const raw = rawOnDemand(() => {
      const rows = derived ? toSeriesRows(query.kind, points) : rowsOf(answer.table);
      return { summary: recomputeSummary(answer.summary, derived ? tableOf(rows) : answer.table), rows };
    });
    return { data, asOf, freshUntil, source, notice, raw };
  };
}

/** Returns an answer that is made when one of its fields is read: few callers do. */
function rawOnDemand(make: () => RawSeries): RawSeries {
  let made: RawSeries | null = null;
  const raw = () => {
    made ??= make();
    return made;
  };
  return {
    get summary() {
      return raw().summary;
    },
    get rows() {
      return raw().rows;
    },
  };
}

/** True when every interval that has ended has a number. Sums with a gap do not save a request. */
function isComplete({ points, edges }: RangeResult, nowMs: number, createdMs: number): boolean {
  const numbered = new Set(points.times.filter((_, index) => !Number.isNaN(points.value[index])));
  return edges
    .slice(1)
    .every((end, index) => end > nowMs || end <= createdMs || numbered.has(edges[index] ?? Number.NaN));
}
