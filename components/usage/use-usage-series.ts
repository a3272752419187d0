'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { renewalInterval, retryInterval } from '@/lib/client/freshness';
import { seriesQueryOptions } from '@/lib/client/series-query';
import { type UsageViewParams, viewIncludesDay } from '@/lib/client/usage-view';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { Series } from '@/lib/domain/series';

/**
 * Fetches usage and baseline of a view. While another view loads, the previous data stays (`loadingOther`). A view that
 * includes today is refetched as often as the cloud has new data, in visible tabs.
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
    refetchInterval: (query) => (live ? renewalInterval(query) : retryInterval(query)),
  });
  const baseline = useQuery(options('baseline'));
  return {
    usage,
    baseline,
    /** The baseline; null unless it is of the same period as `usage`. */
    matchingBaseline: matching(usage.data?.data, baseline.data?.data),
    loadingOther: usage.isPlaceholderData,
  };
}

function matching(usage: Series | undefined, baseline: Series | undefined): Series | null {
  if (!usage || !baseline) return null;
  const same =
    usage.start === baseline.start && usage.end === baseline.end && usage.granularity === baseline.granularity;
  return same && usage.meterId === baseline.meterId && baseline.sum !== null ? baseline : null;
}
