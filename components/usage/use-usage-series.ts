'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { seriesQueryOptions } from '@/lib/client/series-query';
import type { UsageViewParams } from '@/lib/client/usage-view';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { Series } from '@/lib/domain/series';

/**
 * Fetches usage and baseline of a view. While another view loads, the previous data stays (`loadingOther`). Both are
 * renewed in visible tabs until all of their intervals are final.
 */
export function useUsageSeries(account: string, meterId: string, view: UsageViewParams) {
  const { start, end, granularity } = view;
  const options = (kind: SeriesKind) => ({
    ...seriesQueryOptions(account, { meterId, kind, start, end, granularity }),
    placeholderData: keepPreviousData,
  });
  const usage = useQuery(options('usage'));
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
