import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesQuery } from '../ports/archive';
import { planRequestWindows } from './plan-windows';
import type { RangeFetcher } from './range-fetcher';
import { emptyResult } from './range-state';
import { createSeriesReader } from './series';
import type { SeriesArchive } from './series-archive';

interface CountDeps {
  fetcher: Pick<RangeFetcher, 'maxIntervals'>;
  clock: Clock;
}

/** Required by the reader; nothing is sent. */
const UNUSED_OPTIONS = { purpose: 'report', priority: 'report' } as const;

/**
 * Returns how many requests reading a series would take. Runs the real series reader on an archive that counts requests
 * instead of sending them. So what is added up from finer series, or joined into one request, is counted the same way.
 */
export async function countByReading(
  { fetcher, clock }: CountDeps,
  account: AccountRef,
  query: SeriesQuery,
  { stored, covers }: Pick<SeriesArchive, 'stored' | 'covers'>,
): Promise<number> {
  let requests = 0;
  const read = createSeriesReader({
    clock,
    seriesArchive: {
      stored,
      covers,
      async fetch(_account, range) {
        const state = await stored(account, range);
        const maxIntervals = await fetcher.maxIntervals(account, range);
        requests += planRequestWindows(state.needed, state.unsealed, maxIntervals).length;
        return state.result ?? emptyResult(range, clock());
      },
    },
  });
  await read(account, query, UNUSED_OPTIONS);
  return requests;
}
