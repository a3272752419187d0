'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { useNow } from '@/components/ui/now';
import { type GridHistoryViewParams, gridHistorySearch, parseGridHistoryView } from '@/lib/client/grid-history-view';
import { calendarDayInZone } from '@/lib/domain/times';

/**
 * A history of the grid as the address bar holds it, in the calendar of a zone. `only`: the gateway whose page this is,
 * which the address need not name.
 */
export function useGridHistoryView(account: string, zone: string, only?: string) {
  const params = useSearchParams();
  const path = usePathname();
  const now = useNow(60);
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const view = useMemo(() => {
    const told = parseGridHistoryView(new URLSearchParams(params), today);
    return only === undefined ? told : { ...told, gateways: [only] };
  }, [params, today, only]);
  const show = useCallback(
    (next: GridHistoryViewParams) => {
      const told = only === undefined ? next : { ...next, gateways: [] };
      window.history.pushState(null, '', `${path}?${new URLSearchParams({ account })}&${gridHistorySearch(told)}`);
    },
    [path, account, only],
  );
  return { view, today, show };
}
