'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useNow } from '@/components/ui/now';
import { useFormats } from '@/lib/client/formats';
import { usageLinkProblems } from '@/lib/client/usage-link-problems';
import { parseUsageView, type UsageViewParams, usageViewSearch } from '@/lib/client/usage-view';
import { ownPath } from '@/lib/contract/own-path';
import { calendarDayInZone } from '@/lib/domain/times';

interface UsageViewState {
  view: UsageViewParams;
  /** Today in the premise's zone. */
  today: string;
  /** What the address names that the view does not show, in sentences. */
  linkProblems: readonly string[];
  /** Returns the view that was asked for last, which may be newer than what is drawn. Browser only. */
  newest: () => UsageViewParams;
  /** Shows another view and adds a history entry, so that Back returns to this one. */
  show: (view: UsageViewParams) => void;
  /** Changes the view without a new history entry, for small changes such as opening the table. */
  adjust: (view: UsageViewParams) => void;
}

/** Reads and changes the view in the address bar, in the premise's calendar. */
export function useUsageView(zone: string): UsageViewState {
  const params = useSearchParams();
  const path = usePathname();
  const now = useNow(60);
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const { firstWeekday } = useFormats().rules;
  const view = useMemo(
    () => parseUsageView(new URLSearchParams(params), today, firstWeekday),
    [params, today, firstWeekday],
  );
  // Next.js puts what it has drawn back into the address bar, so while views are drawn it can name an older one.
  const asked = useRef<readonly string[]>([]);
  useEffect(() => {
    asked.current = stillAsked(asked.current, params.toString());
  }, [params]);
  const newest = useCallback(
    () => parseUsageView(new URLSearchParams(asked.current.at(-1) ?? window.location.search), today, firstWeekday),
    [today, firstWeekday],
  );
  const linkProblems = useMemo(() => usageLinkProblems(new URLSearchParams(params), view), [params, view]);
  const address = useCallback(
    (next: UsageViewParams) => {
      const search = usageViewSearch(next, new URLSearchParams(params)).toString();
      asked.current = [...asked.current, search];
      return ownPath(`${path}?${search}`);
    },
    [params, path],
  );
  // Next.js follows the native history: the page changes without a request to the server.
  const show = useCallback((next: UsageViewParams) => window.history.pushState(null, '', address(next)), [address]);
  const adjust = useCallback(
    (next: UsageViewParams) => window.history.replaceState(null, '', address(next)),
    [address],
  );
  return { view, today, linkProblems, newest, show, adjust };
}

/** Returns which of the searches that were asked for are not drawn yet; none after a search that was not asked for. */
export function stillAsked(asked: readonly string[], drawn: string): readonly string[] {
  const index = asked.indexOf(drawn);
  return index === -1 ? [] : asked.slice(index + 1);
}
