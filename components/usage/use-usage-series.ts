'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { msUntilRefetch, retryInterval } from '@/lib/client/freshness';
import { seriesQueryOptions } from '@/lib/client/series-query';
import { type UsageViewParams, viewIncludesDay } from '@/lib/client/usage-view';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { Series } from '@/lib/domain/series';

/** Nothing of a meter's usage changes faster than this. */
const SOONEST_MS = 60_000;

/**
 * The two series of a view. While another view loads the last one stays (`loadingOther`), so that nothing blanks;
 * a view that holds today renews itself as often as the cloud has something new, in a tab that can be seen.
 */
export function useUsageSeries(account: string, meterId: string, view: UsageViewParams, today: string) {
  const { start, end, granularity } = view;
  const live = viewIncludesDay(view, today);
  const options = (kind: SeriesKind) => ({
    ...seriesQueryOptions(account, { meterId, kind, start, end, granularity }),
    placeholderData: keepPreviousData,
  });
  const usage = useQuery({
    ...options('usage'),
    refetchInterval: (query) => {
      const { state } = query;
      if (!live || state.status === 'error') return retryInterval(query);
      const wait = state.data ? msUntilRefetch(state.data.meta, state.dataUpdatedAt) : Number.POSITIVE_INFINITY;
      return Number.isFinite(wait) ? Math.max(wait, SOONEST_MS) : false;
    },
  });
  const baseline = useQuery(options('baseline'));
  return {
    usage,
    baseline,
    /** The baseline, only where it belongs to the usage shown. */
    fittingBaseline: fitting(usage.data?.data, baseline.data?.data),
    loadingOther: usage.isPlaceholderData,
  };
}

function fitting(usage: Series | undefined, baseline: Series | undefined): Series | null {
  if (!usage || !baseline) return null;
  const same =
    usage.start === baseline.start && usage.end === baseline.end && usage.granularity === baseline.granularity;
  return same && usage.meterId === baseline.meterId && baseline.sum !== null ? baseline : null;
}
