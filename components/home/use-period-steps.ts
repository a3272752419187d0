'use client';

import { useMemo } from 'react';
import type { AmountStep } from '@/components/charts/amount-step';
import type { UsageViewParams } from '@/lib/client/usage-view';
import { useUsageSeries } from '@/lib/client/use-usage-series';
import type { LeadData } from '@/lib/contract/home-overview';
import { usageVerdict } from '@/lib/domain/compare/usage-verdict';

/**
 * Returns the steps of a period of the leading meter, in the meter's unit or in money, how they compare with the typical
 * amount, by the finest intervals, as on the usage page, and what the period cost. Those of today came with the page;
 * others are loaded when they are chosen, and `null` until they are there.
 */
export function usePeriodSteps(
  account: string,
  { meterId, hours, costs }: LeadData,
  view: UsageViewParams,
  { today, inMoney, isPriced }: { today: string; inMoney: boolean; isPriced: boolean },
) {
  const enabled = view.range !== 'day';
  const { usage, pairs, totalsPending, paid, paidError, retryPaid, showsMoney } = useUsageSeries(
    account,
    meterId,
    view,
    {
      ...{ today, firstDay: null, inMoney, enabled, isPriced },
    },
  );
  // Without their price, amounts come in the meter's unit, which must not be taken for money.
  const isWanted = showsMoney === inMoney;
  const loaded = useMemo(() => {
    if (!pairs || totalsPending || !isWanted) return null;
    const steps = pairs.drawn.pairs.map(
      ({ usage: { start, end, state, value }, other }): AmountStep => ({
        ...{ start, end, state },
        used: value,
        typical: other?.value ?? null,
      }),
    );
    return { steps, ...usageVerdict(pairs.finest) };
  }, [pairs, totalsPending, isWanted]);
  const ofToday = useMemo(
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
    steps: enabled ? (loaded?.steps ?? null) : ofToday,
    /** Of another period than today; null until it is known. */
    verdict: enabled ? loaded : null,
    /** Of another period than today. */
    cost: enabled ? paid : null,
    failure: enabled && !loaded ? (usage?.error ?? (isWanted ? null : paidError)) : null,
    retry: () => {
      usage?.refetch();
      if (!isWanted) retryPaid();
    },
    retrying: usage?.isFetching ?? false,
  };
}
