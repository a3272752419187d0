import { aggregatePoints, assembleSeries, clipPoints, fitsGrid } from '@/lib/domain/assemble-series';
import { bucketGrid } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import type { RawPoint, Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { rowOf } from '../copper/row-fields';
import type { SeriesAnswer, SeriesQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';
import type { RangeResult } from './range.types';
import { completeResult, meterCreatedMs } from './range-state';
import type { SeriesArchive } from './series-archive';
import { recomputeSummary } from './summary';

/** What to add up when the cloud's own intervals of a granularity do not lie on the premise's calendar. */
export const FINER: Partial<Record<Granularity, Granularity>> = {
  month: 'day',
  day: 'hour',
  bihour: 'hour',
  hour: 'fifteenminute',
  fifteenminute: 'minute',
};

interface SeriesDeps {
  keeper: Pick<SeriesArchive, 'stored' | 'covers' | 'fetch'>;
  clock: Clock;
}

/** Points on the asked grid. `derived` when they were added up from finer ones. */
interface Found {
  points: RawPoint[];
  answer: RangeResult;
  derived: boolean;
}

/**
 * Answers a series on the premise's calendar. What is held is not asked for again, and what can be added up from finer
 * usage that is held is not asked for at all. The cloud's own intervals are used where they lie on that calendar;
 * where they do not (days cut at UTC, a range that begins inside a month), the next finer ones are asked for and
 * added up.
 */
export function createSeriesReader({ keeper, clock }: SeriesDeps) {
  function addedUp(query: SeriesQuery, grid: Span[], parts: Found, finer: Granularity): Found {
    const finerGrid = bucketGrid(query, finer, query.timezone);
    const createdMs = meterCreatedMs(query);
    const nowMs = Math.min(clock(), Date.parse(parts.answer.asOf));
    const points = aggregatePoints(clipPoints(parts.points, query), finerGrid, grid, nowMs, createdMs);
    const rows = points.map((point) => rowOf(query.kind, point));
    const raw = { summary: recomputeSummary(parts.answer.raw.summary, rows, query), rows };
    return { points, answer: { ...parts.answer, raw }, derived: true };
  }

  /** A range as it is held, where none of it is missing; null else. A long one that nobody asked for costs nothing. */
  async function wholeFromHeld(account: AccountRef, query: SeriesQuery): Promise<Found | null> {
    if (!(await keeper.covers(account, query))) return null;
    const { result: answer, needed: wanted, intervals: grid } = await keeper.stored(account, query);
    const createdMs = meterCreatedMs(query);
    const whole = answer && wanted.length === 0 && isWhole(answer.points, grid, Date.parse(answer.asOf), createdMs);
    return whole ? { points: answer.points, answer, derived: false } : null;
  }

  /** What finer usage that is held, all of it, adds up to; null where there is none. */
  async function fromHeld(account: AccountRef, query: SeriesQuery, granularity: Granularity): Promise<Found | null> {
    const finer = query.kind === 'usage' ? FINER[granularity] : undefined;
    if (finer === undefined) return null;
    const parts =
      (await wholeFromHeld(account, { ...query, granularity: finer })) ?? (await fromHeld(account, query, finer));
    return parts && addedUp(query, bucketGrid(query, granularity, query.timezone), parts, finer);
  }

  async function points(
    account: AccountRef,
    query: SeriesQuery,
    granularity: Granularity,
    ask: RequestOptions,
  ): Promise<Found> {
    const grid = bucketGrid(query, granularity, query.timezone);
    const finer = FINER[granularity];
    const cut = grid.some((interval) => interval.cut);
    if (!cut || finer === undefined) {
      const ranged = { ...query, granularity };
      const kept = await keeper.stored(account, ranged);
      const held = kept.needed.length > 0 ? await fromHeld(account, query, granularity) : null;
      if (held) return held;
      const answer = completeResult(kept) ?? (await keeper.fetch(account, ranged, ask));
      if (finer === undefined || fitsGrid(answer.points, grid))
        return { points: answer.points, answer, derived: false };
    }
    return addedUp(query, grid, await points(account, query, finer as Granularity, ask), finer as Granularity);
  }

  return async function readSeries(
    account: AccountRef,
    query: SeriesQuery,
    ask: RequestOptions,
  ): Promise<SeriesAnswer> {
    const { points: found, answer, derived } = await points(account, query, query.granularity, ask);
    const { asOf, freshUntil, source, notice, notFetched: unasked, raw } = answer;
    // An interval is 'running' or 'missing' as of the answer, not as of a later look at an old answer; but where a
    // part was never asked for, what is over by now is not there.
    const at = unasked.length > 0 ? clock() : Math.min(clock(), Date.parse(asOf));
    const data = assembleSeries(query, found, at, { derived, notFetched: unasked });
    return { data, asOf, freshUntil, source, notice, raw };
  };
}

/** Whether every interval that is over has a number: a sum with a hole in it is no reason not to ask. */
function isWhole(points: readonly RawPoint[], grid: readonly Span[], nowMs: number, createdMs: number): boolean {
  const numbered = new Set(points.flatMap(({ time, value }) => (value === null ? [] : [Date.parse(time)])));
  return grid.every(
    ({ start, end }) => Date.parse(end) > nowMs || Date.parse(end) <= createdMs || numbered.has(Date.parse(start)),
  );
}
