'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { seriesQueryOptions } from '@/lib/client/series-query';
import type { UsageViewParams } from '@/lib/client/usage-view';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { Series } from '@/lib/domain/series';

/**
 * Fetches usage and baseline of a view, and the average of comparable homes if chosen. While another view loads, the
 * previous data stays (`loadingOther`). All are renewed in visible tabs until their intervals are final.
 */
export function useUsageSeries(account: string, meterId: string, view: UsageViewParams, withAverage: boolean) {
  const { start, end, granularity } = view;
  const options = (kind: SeriesKind) => ({
    ...seriesQueryOptions(account, { meterId, kind, start, end, granularity }),
    placeholderData: keepPreviousData,
  });
  const usage = useQuery(options('usage'));
  const baseline = useQuery(options('baseline'));
  const average = useQuery({ ...options('average'), enabled: withAverage });
  return {
    usage,
    baseline,
    average,
    /** The average; null unless it is chosen and of the same period as `usage`. */
    matchingAverage: withAverage ? matching(usage.data?.data, average.data?.data) : null,
    /** The baseline; null unless it is of the same period as `usage`. */
    matchingBaseline: matching(usage.data?.data, baseline.data?.data),
    loadingOther: usage.isPlaceholderData,
  };
}

function matching(usage: Series | undefined, other: Series | undefined): Series | null {
  if (!usage || !other) return null;
  const same = usage.start === other.start && usage.end === other.end && usage.granularity === other.granularity;
  return same && usage.meterId === other.meterId && other.sum !== null ? other : null;
}
