'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { viewPairs } from '@/lib/domain/compare/view-pairs';
import type { Series } from '@/lib/domain/series';
import { seriesQueryOptions } from './series-query';
import { paidRequest, inMoney as requestInMoney, usageRequests } from './usage-requests';
import type { UsageViewParams } from './usage-view';

interface UsageSeriesOptions {
  today: string;
  firstDay: string | null;
  inMoney: boolean;
  enabled?: boolean;
  /** False where it is known that the meter has no price. */
  isPriced?: boolean;
}

/**
 * Fetches what a view shows: its usage, what that is compared with, and the finer series that only the totals need. All
 * are renewed in visible tabs until their intervals are final. Fetches nothing unless `enabled`. `inMoney`: in money, of a
 * meter that has a price.
 */
export function useUsageSeries(
  account: string,
  meterId: string,
  view: Pick<UsageViewParams, 'start' | 'end' | 'granularity' | 'compare'>,
  { today, firstDay, inMoney, enabled = true, isPriced = true }: UsageSeriesOptions,
) {
  const requests = useMemo(() => usageRequests({ view, meterId, today, firstDay }), [view, meterId, today, firstDay]);
  const { start, end, compare } = view;
  // Without a price, it has no unit.
  const paid = useQuery({
    ...seriesQueryOptions(account, paidRequest(meterId, view)),
    enabled: enabled && isPriced,
  });
  const currency = paid.data?.data.unit ?? null;
  const showsMoney = inMoney && (currency !== null || paid.isPending);
  const queries = useQueries({
    queries: requests
      .flatMap(({ usage, other }) => (other ? [usage, other] : [usage]))
      .map((request) => ({ ...seriesQueryOptions(account, showsMoney ? requestInMoney(request) : request), enabled })),
  });
  let next = 0;
  const loaded = requests.map(({ other }) => {
    const usage = queries[next];
    const compared = other ? queries[next + 1] : undefined;
    next += other ? 2 : 1;
    return { usage, other: compared };
  });
  const [drawn, days, hours] = loaded;
  const [drawnUsage, drawnOther] = [dataOf(drawn?.usage), dataOf(drawn?.other)];
  const [daysUsage, daysOther] = [dataOf(days?.usage), dataOf(days?.other)];
  const [hoursUsage, hoursOther] = [dataOf(hours?.usage), dataOf(hours?.other)];
  const pairs = useMemo(
    () =>
      viewPairs(compare, { start, end }, [
        { usage: drawnUsage, other: drawnOther },
        { usage: daysUsage, other: daysOther },
        { usage: hoursUsage, other: hoursOther },
      ]),
    [compare, start, end, drawnUsage, drawnOther, daysUsage, daysOther, hoursUsage, hoursOther],
  );
  return {
    usage: drawn?.usage,
    /** Undefined where there is nothing to compare with: no such days, or before the meter. */
    other: drawn?.other,
    pairs,
    /** Something of the totals is on its way. */
    totalsPending: queries.some(({ isPending }) => isPending),
    /** What was drawn in money; null without a price, and while it loads. */
    paid: currency === null ? null : (paid.data?.data ?? null),
    paidPending: paid.isLoading,
    paidError: paid.error,
    retryPaid: paid.refetch,
    isUnpriced: paid.isSuccess && currency === null,
    showsMoney: showsMoney && currency !== null,
  };
}

function dataOf(query: { data?: ApiAnswer<Series> | undefined } | undefined): Series | null {
  return query?.data?.data ?? null;
}
