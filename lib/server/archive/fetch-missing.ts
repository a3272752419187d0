import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { RequestOptions } from '../ports/door';
import { planRequestWindows } from './plan-windows';
import type { RangeQuery } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import { type RangeState, rangeState } from './range-state';
import { type ArchiveLog, type FetchedRange, type SeriesStore, withFetched } from './store/series-store';
import { reachOf, widenWindows } from './widen-window';

export interface MissingDeps {
  fetcher: RangeFetcher;
  store: SeriesStore;
  clock: Clock;
  log: ArchiveLog;
  /** Called after new usage was stored. */
  onStored?: (account: AccountRef) => void;
}

/**
 * Fetches what a range lacks, one window after another, widened over what was never fetched beside the range, and
 * stores each before the next is fetched. Returns the state of the range with everything that was fetched, even where
 * storing it failed.
 */
export async function fetchMissing(
  { fetcher, store, clock, log, onStored }: MissingDeps,
  account: AccountRef,
  query: RangeQuery,
  { stored, intervals, needed, unsealed }: RangeState,
  options: RequestOptions,
): Promise<RangeState> {
  let series = stored;
  const plan = planRequestWindows(needed, unsealed, await fetcher.maxIntervals(account, query));
  const windows = plan.map(({ first, last }) => ({
    start: intervals[first]?.start ?? query.start,
    end: intervals[last]?.end ?? query.end,
    intervals: last - first + 1,
  }));
  // A backfill chooses its windows itself, as wide as they should be.
  const wide =
    options.priority === 'backfill'
      ? windows
      : widenWindows(query, windows, {
          spans: await store.spans(account, query, reachOf(query)),
          now: clock(),
          ...(await fetcher.maxWidth(account, query)),
        });
  for (const [index, { start, end }] of windows.entries()) {
    const { span, answer } = await fetcher.fetchWide(
      account,
      { ...query, start, end },
      wide[index] ?? { start, end },
      options,
    );
    const fetched: FetchedRange = {
      start: Date.parse(span.start),
      end: Date.parse(span.end),
      askedAt: Date.parse(answer.asOf),
      freshUntil: Date.parse(answer.freshUntil),
      ...answer.raw,
    };
    try {
      await store.write(account, query, [fetched], clock());
      if (query.kind === 'usage') onStored?.(account);
    } catch (err) {
      if (mustBeStored(options)) throw err;
      log.warn({ err, resource: query.kind }, 'series not stored');
    }
    series = withFetched(series, fetched, query.kind, query);
  }
  return rangeState(series, query, clock(), (options.acceptAgeSeconds ?? 0) * 1000);
}

/** True for backfill and other jobs: they fetch in order to store, and no user sees the answer itself. */
export function mustBeStored({ priority, unattended }: RequestOptions): boolean {
  return priority === 'backfill' || unattended === true;
}
