'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AmountStep } from '@/components/charts/amount-step';
import { seriesQueryOptions } from '@/lib/client/series-query';
import type { UsageViewParams } from '@/lib/client/usage-view';
import type { LeadData } from '@/lib/contract/home-overview';
import { joinSeries } from '@/lib/domain/join-series';

/**
 * Returns the steps of a period of the leading meter, in the meter's unit. Those of today came with the page; others are
 * loaded when they are chosen, and `null` until they are there.
 */
export function usePeriodSteps(
  account: string,
  { meterId, hours }: LeadData,
  { range, start, end, granularity }: UsageViewParams,
) {
  const enabled = range !== 'day';
  const request = { meterId, start, end, granularity };
  const usage = useQuery({ ...seriesQueryOptions(account, { ...request, kind: 'usage' }), enabled });
  const baseline = useQuery({ ...seriesQueryOptions(account, { ...request, kind: 'baseline' }), enabled });
  const loaded = useMemo(() => {
    if (!usage.data || baseline.isPending) return null;
    return joinSeries(usage.data.data, baseline.data?.data ?? null).map(
      ({ start: from, end: to, state, value, baseline: typical }): AmountStep => ({
        start: from,
        end: to,
        state,
        used: value,
        typical,
      }),
    );
  }, [usage.data, baseline.data, baseline.isPending]);
  return {
    steps: enabled ? loaded : hours,
    failure: enabled && !loaded ? usage.error : null,
    retry: usage.refetch,
    retrying: usage.isFetching,
  };
}
