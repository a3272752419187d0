'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { FLEET_PAGE_SIZE, fleetRowsQueryOptions } from '@/lib/client/fleet-query';
import type { FleetRow, FleetTableName } from '@/lib/domain/fleet/tables';

/** Returns a table's rows, fetched page by page as they scroll into view. `first` has the counts and freshness. */
export function useFleetRows(account: string, list: FleetTableName, search: string) {
  const first = useQuery(fleetRowsQueryOptions(account, list, search, 0));
  const [range, setRange] = useState({ from: 0, to: 0 });
  const pages: number[] = [];
  for (let page = Math.floor(range.from / FLEET_PAGE_SIZE); page <= Math.floor(range.to / FLEET_PAGE_SIZE); page += 1) {
    if (page > 0) pages.push(page);
  }
  const later = useQueries({
    queries: pages.map((page) => fleetRowsQueryOptions(account, list, search, page * FLEET_PAGE_SIZE)),
  });
  const byPage = new Map<number, readonly FleetRow[]>([[0, first.data?.data.rows ?? []]]);
  pages.forEach((page, index) => {
    const rows = later[index]?.data?.data.rows;
    if (rows) byPage.set(page, rows);
  });
  const onRange = useCallback((from: number, to: number) => {
    setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
  }, []);
  const rowAt = (index: number) => byPage.get(Math.floor(index / FLEET_PAGE_SIZE))?.[index % FLEET_PAGE_SIZE];
  return { first, rowAt, onRange };
}
