import { setImmediate } from 'node:timers/promises';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import type { Archive, SeriesCost, SeriesQuery } from '../ports/archive';
import { createEstimate } from './estimate';
import type { RangeQuery } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import type { SeriesArchive } from './series-archive';
import { createCoverageReader } from './stored-coverage';

interface EstimateManyDeps {
  seriesArchive: Pick<SeriesArchive, 'stored'>;
  fetcher: Pick<RangeFetcher, 'maxIntervals'>;
  db: Database;
  clock: Clock;
}

/** Series whose coverage is read in one statement. Other work of the server runs in between. */
const SERIES_PER_SLICE = 500;

/** Returns the estimates of `createEstimate` for thousands of series: what is stored of them is read at once. */
export function createEstimateOfMany({
  seriesArchive,
  fetcher,
  db,
  clock,
}: EstimateManyDeps): Pick<Archive, 'estimate' | 'estimateEach'> {
  const readCoverage = createCoverageReader(db, clock);

  async function* costs(account: AccountRef, queries: readonly SeriesQuery[]): AsyncGenerator<SeriesCost> {
    const limits = rememberLimits(fetcher);
    for (let from = 0; from < queries.length; from += SERIES_PER_SLICE) {
      const slice = queries.slice(from, from + SERIES_PER_SLICE);
      const known = { stored: seriesArchive.stored, ...(await readCoverage(account, slice)) };
      const estimate = createEstimate({ seriesArchive: known, fetcher: limits, clock });
      for (const query of slice) yield await estimate(account, [query]);
      await setImmediate();
    }
  }

  return {
    async estimate(account, queries) {
      const total: SeriesCost = { requests: 0, held: 0 };
      for await (const { requests, held } of costs(account, queries)) {
        total.requests += requests;
        total.held += held;
      }
      return total;
    },

    async estimateEach(account, queries) {
      const each: number[] = [];
      for await (const { requests } of costs(account, queries)) each.push(requests);
      return each;
    },
  };
}

/** Returns limits that are read once: an account has one for each kind and granularity. */
function rememberLimits({ maxIntervals }: Pick<RangeFetcher, 'maxIntervals'>): Pick<RangeFetcher, 'maxIntervals'> {
  const known = new Map<string, Promise<number>>();
  return {
    maxIntervals(account: AccountRef, query: RangeQuery) {
      const name = `${query.kind} ${query.granularity}`;
      const limit = known.get(name) ?? maxIntervals(account, query);
      known.set(name, limit);
      return limit;
    },
  };
}
