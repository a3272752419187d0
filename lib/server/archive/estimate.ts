import { type CalendarIndex, calendarIndex } from '@/lib/domain/calendar-index';
import type { Granularity } from '@/lib/domain/granularity';
import { countWindows, type IndexRange, openIntervals } from '@/lib/domain/open-intervals';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesCost, SeriesQuery } from '../ports/archive';
import { countByReading } from './count-by-reading';
import type { RangeQuery } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import { meterCreatedMs } from './range-state';
import { FINER } from './series';
import type { SeriesArchive } from './series-archive';

interface EstimateDeps {
  keeper: Pick<SeriesArchive, 'stored' | 'covers' | 'spans'>;
  asker: Pick<RangeFetcher, 'maxIntervals'>;
  clock: Clock;
}

/** Places whose rows are looked at in one go: in between, others have their turn. */
const LOOKED_AT = 5_000;

/** A series in the granularity that it is asked for in, where its own would be cut by the range's edge. */
interface Uncut {
  range: RangeQuery & { granularity: Granularity };
  ruler: CalendarIndex;
}

/**
 * What series would cost, from what is held. Counted by arithmetic over what was asked for, since years of minutes are
 * millions of intervals; where rows decide (finer series that are held, intervals that are not on the calendar), by
 * reading them. Tries again and ranges that the cloud finds too long for the first time are not foreseen.
 */
export function createEstimate({ keeper, asker, clock }: EstimateDeps) {
  /** Whether what was asked for decides alone: minutes lie on every calendar and are added up from nothing. */
  async function spansDecide(account: AccountRef, { range }: Uncut): Promise<boolean> {
    if (range.granularity === 'minute') return true;
    const { start, end } = { start: Date.parse(range.start), end: Date.parse(range.end) };
    const spans = await keeper.spans(account, range);
    if (spans.some((span) => span.start < end && span.end > start)) return false;
    for (let finer = FINER[range.granularity]; range.kind === 'usage' && finer; finer = FINER[finer]) {
      if (await keeper.covers(account, { ...range, granularity: finer })) return false;
    }
    return true;
  }

  /** Windows for what is not held, as the keeper would plan them. */
  async function countBySpans(account: AccountRef, { range, ruler }: Uncut, longest: number): Promise<number> {
    const now = clock();
    const { notFetched: unasked, unsettled: doubtful } = openIntervals(
      ruler,
      await keeper.spans(account, range),
      meterCreatedMs(range),
      now,
    );
    const wanted: IndexRange[] = [...unasked];
    const unsealed: IndexRange[] = [...unasked];
    for (const { from, to } of doubtful.flatMap(inPieces)) {
      const kept = await keeper.stored(account, { ...range, ...ruler.spanOf(from, to) });
      const runs = (places: number[]) => places.map((place) => ({ from: from + place, to: from + place + 1 }));
      wanted.push(...runs(kept.needed));
      unsealed.push(...runs(kept.unsealed));
    }
    const count = (runs: IndexRange[]) =>
      countWindows(
        runs.sort((a, b) => a.from - b.from),
        longest,
      );
    // What will be wanted soon is taken along where that costs nothing; see `planWithSoon`.
    return Math.min(count(wanted), count(unsealed));
  }

  return async function estimate(account: AccountRef, queries: readonly SeriesQuery[]): Promise<SeriesCost> {
    const cost: SeriesCost = { requests: 0, held: 0 };
    const rulers = new Map<string, CalendarIndex>();
    for (const query of queries) {
      const uncut = uncutOf(query, rulers);
      const longest = await asker.maxIntervals(account, uncut.range);
      const { notFetched: unasked } = openIntervals(uncut.ruler, [], meterCreatedMs(query), clock());
      const anew = countWindows(unasked, longest);
      const requests = (await spansDecide(account, uncut))
        ? await countBySpans(account, uncut, longest)
        : await countByReading({ asker, clock }, account, query, keeper);
      cost.requests += requests;
      cost.held += Math.max(0, anew - requests);
    }
    return cost;
  };
}

/** Most meters of a report share their range and their zone: `rulers` keeps what was worked out for the others. */
function uncutOf(query: SeriesQuery, rulers: Map<string, CalendarIndex>): Uncut {
  let { granularity } = query;
  for (;;) {
    const name = `${query.start} ${query.end} ${query.timezone} ${granularity}`;
    const ruler = rulers.get(name) ?? calendarIndex(query, granularity, query.timezone);
    rulers.set(name, ruler);
    const finer = FINER[granularity];
    if (!ruler.cut || finer === undefined) return { range: { ...query, granularity }, ruler };
    granularity = finer;
  }
}

function inPieces({ from, to }: IndexRange): IndexRange[] {
  const pieces: IndexRange[] = [];
  for (let at = from; at < to; at += LOOKED_AT) pieces.push({ from: at, to: Math.min(to, at + LOOKED_AT) });
  return pieces;
}
