'use client';

import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { seriesQueryOptions } from '@/lib/client/series-query';
import { usageRequests } from '@/lib/client/usage-requests';
import type { UsageViewParams } from '@/lib/client/usage-view';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { viewPairs } from '@/lib/domain/compare/view-pairs';
import type { Series } from '@/lib/domain/series';

/**
 * Fetches what a view shows: its usage, what that is compared with, and the finer series that only the totals need. All
 * are renewed in visible tabs until their intervals are final.
 */
export function useUsageSeries(
  account: string,
  meterId: string,
  view: UsageViewParams,
  { today, firstDay }: { today: string; firstDay: string | null },
) {
  const requests = useMemo(() => usageRequests({ view, meterId, today, firstDay }), [view, meterId, today, firstDay]);
  const queries = useQueries({
    queries: requests
      .flatMap(({ usage, other }) => (other ? [usage, other] : [usage]))
      .map((request) => seriesQueryOptions(account, request)),
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
  const { compare, start, end } = view;
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
  };
}

function dataOf(query: { data?: ApiAnswer<Series> | undefined } | undefined): Series | null {
  return query?.data?.data ?? null;
}
