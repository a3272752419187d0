'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { useNow } from '@/components/ui/now';
import { parseUsageView, type UsageView, usageViewSearch } from '@/lib/client/usage-view';
import { calendarDayInZone } from '@/lib/domain/times';

interface UsageViewState {
  view: UsageView;
  /** Today where the premise is. */
  today: string;
  /** Goes to another view: a new entry of the browser's history, so that Back returns here. */
  show: (view: UsageView) => void;
  /** Changes the entry in place: for what nobody wants to go back through, such as opening the table. */
  adjust: (view: UsageView) => void;
}

/** The view as the address bar holds it, in the premise's calendar. */
export function useUsageView(zone: string): UsageViewState {
  const params = useSearchParams();
  const path = usePathname();
  const now = useNow(60);
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const view = useMemo(() => parseUsageView(new URLSearchParams(params), today), [params, today]);
  const address = useCallback(
    (next: UsageView) => `${path}?${usageViewSearch(next, new URLSearchParams(params))}`,
    [params, path],
  );
  // Next follows the native history: the page changes without asking the server for it again.
  const show = useCallback((next: UsageView) => window.history.pushState(null, '', address(next)), [address]);
  const adjust = useCallback((next: UsageView) => window.history.replaceState(null, '', address(next)), [address]);
  return { view, today, show, adjust };
}
