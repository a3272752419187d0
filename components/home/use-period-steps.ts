'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AmountStep } from '@/components/charts/amount-step';
import { seriesQueryOptions } from '@/lib/client/series-query';
import type { UsageViewParams } from '@/lib/client/usage-view';
import type { LeadData } from '@/lib/contract/home-overview';
import { joinSeries } from '@/lib/domain/join-series';

/**
 * Returns the steps of a period of the leading meter, in the meter's unit or in money, and what the period cost. Those of
 * today came with the page; others are loaded when they are chosen, and `null` until they are there.
 */
export function usePeriodSteps(
  account: string,
  { meterId, hours, costs }: LeadData,
  { range, start, end, granularity }: UsageViewParams,
  { inMoney, isPriced }: { inMoney: boolean; isPriced: boolean },
) {
  const enabled = range !== 'day';
  const request = { meterId, start, end, granularity, kind: 'usage' as const };
  const shown = inMoney ? { ...request, in: 'money' as const } : request;
  const usage = useQuery({ ...seriesQueryOptions(account, shown), enabled });
  const baseline = useQuery({ ...seriesQueryOptions(account, { ...shown, kind: 'baseline' }), enabled });
  const paid = useQuery({
    ...seriesQueryOptions(account, { ...request, in: 'money' }),
    // From what the usage stored.
    enabled: enabled && isPriced && (inMoney || usage.isSuccess),
  });
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
  const today = useMemo(
    () =>
      inMoney && costs
        ? hours.map((hour, index) => ({
            ...hour,
            used: costs.used[index] ?? null,
            typical: costs.typical[index] ?? null,
          }))
        : hours,
    [hours, costs, inMoney],
  );
  return {
    steps: enabled ? loaded : today,
    /** Of another period than today. */
    cost: enabled ? (paid.data?.data ?? null) : null,
    failure: enabled && !loaded ? usage.error : null,
    retry: usage.refetch,
    retrying: usage.isFetching,
  };
}
