'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { useNow } from '@/components/ui/now';
import { type GridHistoryViewParams, gridHistorySearch, parseGridHistoryView } from '@/lib/client/grid-history-view';
import { gridLinkProblems } from '@/lib/client/grid-link';
import { ownPath } from '@/lib/contract/own-path';
import { calendarDayInZone } from '@/lib/domain/times';

/**
 * Returns the grid history view stored in the URL, with days of a time zone. `only`: the gateway of a gateway page,
 * which is not repeated in the URL.
 */
export function useGridHistoryView(account: string, zone: string, only?: string) {
  const params = useSearchParams();
  const path = usePathname();
  const now = useNow(60);
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const view = useMemo(() => {
    const parsed = parseGridHistoryView(new URLSearchParams(params), today);
    return only === undefined ? parsed : { ...parsed, gateways: [only] };
  }, [params, today, only]);
  const linkProblems = useMemo(() => gridLinkProblems(new URLSearchParams(params), view), [params, view]);
  const show = useCallback(
    (next: GridHistoryViewParams) => {
      const stored = only === undefined ? next : { ...next, gateways: [] };
      const search = `${new URLSearchParams({ account })}&${gridHistorySearch(stored)}`;
      window.history.pushState(null, '', ownPath(`${path}?${search}`));
    },
    [path, account, only],
  );
  return { view, today, linkProblems, show };
}
