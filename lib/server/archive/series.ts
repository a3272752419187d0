import { aggregatePoints, assembleSeries, clipPoints, fitsGrid } from '@/lib/domain/assemble-series';
import { bucketGrid } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { RawPoint } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { AskOptions } from '../upstream/types';
import type { AskRange, RangeAnswer } from './range.types';
import { summaryOf } from './summary';
import type { SeriesAnswer, SeriesQuery } from './types';

/** What to add up when the cloud's own intervals of a granularity do not lie on the premise's calendar. */
const FINER: Partial<Record<Granularity, Granularity>> = {
  month: 'day',
  day: 'hour',
  bihour: 'hour',
  hour: 'fifteenminute',
  fifteenminute: 'minute',
};

/** An interval that we added up, spelled as the cloud spells its own: reports hand on rows of what was asked for. */
function rowOf(kind: SeriesKind, { time, value, rate, register, actual }: RawPoint): Record<string, unknown> {
  return kind === 'usage'
    ? { time, usage: value, power: rate, value: register, actual }
    : { time, energy: value, power: rate };
}

interface SeriesDeps {
  askRange: AskRange;
  clock: Clock;
}

/**
 * Answers a series on the premise's calendar. The cloud's own intervals are used where they lie on that calendar;
 * where they do not (days cut at UTC, a range that begins inside a month), the next finer ones are asked for and
 * added up.
 */
export function createSeriesReader({ askRange, clock }: SeriesDeps) {
  async function points(
    account: AccountRef,
    query: SeriesQuery,
    granularity: Granularity,
    ask: AskOptions,
  ): Promise<{ points: RawPoint[]; answer: RangeAnswer }> {
    const grid = bucketGrid(query, granularity, query.timezone);
    const finer = FINER[granularity];
    const cut = grid.some((interval) => interval.cut);
    if (!cut || finer === undefined) {
      const answer = await askRange(account, { ...query, granularity }, ask);
      if (finer === undefined || fitsGrid(answer.points, grid)) return { points: answer.points, answer };
    }
    const parts = await points(account, query, finer as Granularity, ask);
    const finerGrid = bucketGrid(query, finer as Granularity, query.timezone);
    const createdMs = query.meterCreatedAt ? Date.parse(query.meterCreatedAt) : undefined;
    const nowMs = Math.min(clock(), Date.parse(parts.answer.asOf));
    const sums = aggregatePoints(clipPoints(parts.points, query), finerGrid, grid, nowMs, createdMs);
    const rows = sums.map((point) => rowOf(query.kind, point));
    const raw = { summary: summaryOf(parts.answer.raw.summary, rows, query), rows };
    return { points: sums, answer: { ...parts.answer, raw } };
  }

  return async function readSeries(account: AccountRef, query: SeriesQuery, ask: AskOptions): Promise<SeriesAnswer> {
    const found = await points(account, query, query.granularity, ask);
    const { asOf, freshUntil, source, notice } = found.answer;
    // An interval is 'running' or 'missing' as of the answer, not as of a later look at an old answer.
    const data = assembleSeries(query, found.points, Math.min(clock(), Date.parse(asOf)));
    return { data, asOf, freshUntil, source, notice, raw: found.answer.raw };
  };
}
