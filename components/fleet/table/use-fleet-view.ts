'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { fleetLinkProblems } from '@/lib/client/fleet-link';
import { type FleetViewParams, fleetViewSearch, parseFleetView } from '@/lib/client/fleet-view';
import { ownPath } from '@/lib/contract/own-path';
import type { FleetTableName } from '@/lib/domain/fleet/tables';

/**
 * Returns a table's view from the URL, a setter that replaces the current history entry, and the parts of the URL that
 * have no effect, in sentences.
 */
export function useFleetView(
  account: string,
  list: FleetTableName,
): [view: FleetViewParams, show: (view: FleetViewParams) => void, linkProblems: readonly string[]] {
  const params = useSearchParams();
  const path = usePathname();
  const view = useMemo(() => parseFleetView(list, new URLSearchParams(params)), [list, params]);
  const linkProblems = useMemo(() => fleetLinkProblems(list, new URLSearchParams(params)), [list, params]);
  const show = useCallback(
    (next: FleetViewParams) =>
      window.history.replaceState(null, '', ownPath(`${path}?${fleetViewSearch(next, account)}`)),
    [path, account],
  );
  return [view, show, linkProblems];
}
