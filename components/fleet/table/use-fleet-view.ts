'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type FleetViewParams, fleetViewSearch, parseFleetView } from '@/lib/client/fleet-view';
import type { FleetTableName } from '@/lib/domain/fleet/tables';

/** Returns a table's view from the URL and a setter that replaces the current history entry. */
export function useFleetView(
  account: string,
  list: FleetTableName,
): [FleetViewParams, (view: FleetViewParams) => void] {
  const params = useSearchParams();
  const path = usePathname();
  const view = useMemo(() => parseFleetView(list, new URLSearchParams(params)), [list, params]);
  const show = useCallback(
    (next: FleetViewParams) => window.history.replaceState(null, '', `${path}?${fleetViewSearch(next, account)}`),
    [path, account],
  );
  return [view, show];
}
