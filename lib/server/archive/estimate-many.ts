import { setImmediate } from 'node:timers/promises';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import type { Archive, SeriesCost } from '../ports/archive';
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

/** Returns the estimate of `createEstimate` for thousands of series: what is stored of them is read at once. */
export function createEstimateOfMany({ seriesArchive, fetcher, db, clock }: EstimateManyDeps): Archive['estimate'] {
  const readCoverage = createCoverageReader(db);
  return async (account, queries) => {
    const cost: SeriesCost = { requests: 0, held: 0 };
    const limits = rememberLimits(fetcher);
    for (let from = 0; from < queries.length; from += SERIES_PER_SLICE) {
      const slice = queries.slice(from, from + SERIES_PER_SLICE);
      const coverage = await readCoverage(account, slice);
      const known = { stored: seriesArchive.stored, ...coverage };
      const { requests, held } = await createEstimate({ seriesArchive: known, fetcher: limits, clock })(account, slice);
      cost.requests += requests;
      cost.held += held;
      await setImmediate();
    }
    return cost;
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
