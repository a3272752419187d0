import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesQuery } from '../ports/archive';
import type { KeptRange } from './kept-range';
import { planWithSoon } from './plan-windows';
import type { RangeAsker } from './range';
import type { KnownRange } from './range.types';
import { createSeriesReader } from './series';
import type { SeriesKeeper } from './series-keeper';

/** What is held, without the means to ask for more. */
type Holding = Pick<SeriesKeeper, 'held' | 'covers'>;

interface CountDeps {
  asker: Pick<RangeAsker, 'longest'>;
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
  { held, covers }: Holding,
): Promise<number> {
  let requests = 0;
  const read = createSeriesReader({
    clock,
    keeper: {
      held,
      covers,
      async ask(_account, range) {
        const kept = await held(account, range);
        requests += planWithSoon(kept.wanted, kept.unsealed, await asker.longest(account, range)).length;
        return kept.answer ?? nothingOf(kept, clock());
      },
    },
  });
  await read(account, query, ASK);
  return requests;
}

function nothingOf({ grid }: KeptRange, now: number): KnownRange {
  const at = new Date(now).toISOString();
  const freshness = { asOf: at, freshUntil: at, source: 'cache', notice: null } as const;
  return { points: [], raw: { summary: {}, rows: [] }, unasked: grid, ...freshness };
}
