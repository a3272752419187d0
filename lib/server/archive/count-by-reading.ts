import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesQuery } from '../ports/archive';
import { planRequestWindows } from './plan-windows';
import type { RangeResult } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import type { RangeState } from './range-state';
import { createSeriesReader } from './series';
import type { SeriesArchive } from './series-archive';

/** What is held, without the means to ask for more. */
type Holding = Pick<SeriesArchive, 'stored' | 'covers'>;

interface CountDeps {
  asker: Pick<RangeFetcher, 'maxIntervals'>;
  clock: Clock;
}

/** For counting only: nobody is asked for anything. */
const ASK = { purpose: 'report', priority: 'report' } as const;

/**
 * How many requests a series would cost. It is read as for real, interval by interval, but from a keeper that counts
 * requests instead of sending them: so what is added up from finer series, or joined into one request, is counted as
 * it will be.
 */
export async function countByReading(
  { asker, clock }: CountDeps,
  account: AccountRef,
  query: SeriesQuery,
  { stored: held, covers }: Holding,
): Promise<number> {
  let requests = 0;
  const read = createSeriesReader({
    clock,
    keeper: {
      stored: held,
      covers,
      async fetch(_account, range) {
        const kept = await held(account, range);
        requests += planRequestWindows(kept.needed, kept.unsealed, await asker.maxIntervals(account, range)).length;
        return kept.result ?? nothingOf(kept, clock());
      },
    },
  });
  await read(account, query, ASK);
  return requests;
}

function nothingOf({ intervals: grid }: RangeState, now: number): RangeResult {
  const at = new Date(now).toISOString();
  const freshness = { asOf: at, freshUntil: at, source: 'cache', notice: null } as const;
  return { points: [], raw: { summary: {}, rows: [] }, notFetched: grid, ...freshness };
}
