'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { useNow } from '@/components/ui/now';
import { parseUsageView, type UsageViewParams, usageViewSearch } from '@/lib/client/usage-view';
import { calendarDayInZone } from '@/lib/domain/times';

interface UsageViewState {
  view: UsageViewParams;
  /** Today where the premise is. */
  today: string;
  /** Goes to another view: a new entry of the browser's history, so that Back returns here. */
  show: (view: UsageViewParams) => void;
  /** Changes the entry in place: for what nobody wants to go back through, such as opening the table. */
  adjust: (view: UsageViewParams) => void;
}

/** The view as the address bar holds it, in the premise's calendar. */
export function useUsageView(zone: string): UsageViewState {
  const params = useSearchParams();
  const path = usePathname();
  const now = useNow(60);
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const view = useMemo(() => parseUsageView(new URLSearchParams(params), today), [params, today]);
  const address = useCallback(
    (next: UsageViewParams) => `${path}?${usageViewSearch(next, new URLSearchParams(params))}`,
    [params, path],
  );
  // Next follows the native history: the page changes without asking the server for it again.
  const show = useCallback((next: UsageViewParams) => window.history.pushState(null, '', address(next)), [address]);
  const adjust = useCallback(
    (next: UsageViewParams) => window.history.replaceState(null, '', address(next)),
    [address],
  );
  return { view, today, show, adjust };
}
