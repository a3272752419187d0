'use client';

import Link from 'next/link';
import { type ReactNode, useCallback, useState } from 'react';
import type { TableColumn } from '@/components/ui/data-table';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { LinkProblems } from '@/components/ui/link-problems';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { SearchBox } from '@/components/ui/search-box';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { VirtualTable } from '@/components/ui/virtual-table';
import { fetchFleetRows } from '@/lib/client/fleet-query';
import { fleetRowsSearch, fleetViewQuery, shownColumns, sortBy } from '@/lib/client/fleet-view';
import { useFormats } from '@/lib/client/formats';
import { usePrintAll } from '@/lib/client/use-print-all';
import type { FleetRow, FleetTableName } from '@/lib/domain/fleet/tables';
import { dayParts } from '@/lib/domain/formats/day-text';
import { DayCell } from '../cells/day-cell';
import { FleetSkeleton } from '../fleet-skeleton';
import { ListsFreshness } from '../lists-freshness';
import { PrintAllButton } from '../print-all-button';
import { SavedViews } from '../views/saved-views';
import { DownloadRows, MAX_SELECTED } from './download-rows';
import { FleetCell } from './fleet-cell';
import { devicePath, rowPath } from './row-path';
import { TableFilters } from './table-filters';
import { useFleetRows } from './use-fleet-rows';
import { useFleetView } from './use-fleet-view';

const WORDS: Record<FleetTableName, { title: string; singular: string; plural?: string; searchHint: string }> = {
  premises: { title: 'Premises', singular: 'premise', searchHint: 'Name, address, city, postal code, ID, tag, email' },
  meters: { title: 'Meters', singular: 'meter', searchHint: 'ID, type, name, address, city, postal code, tag' },
  health: {
    title: 'Health',
    singular: 'device',
    plural: 'devices',
    searchHint: 'ID, type, model, name, address, city, postal code, tag',
  },
  grid: {
    title: 'Grid',
    singular: 'gateway',
    plural: 'gateways',
    searchHint: 'ID, model, address, city, postal code, tag',
  },
  areas: {
    title: 'Areas',
    singular: 'area',
    searchHint: 'Postal code, city',
  },
  gateways: {
    title: 'Gateways',
    singular: 'gateway',
    searchHint: 'ID, model, firmware, address, city, postal code, tag',
  },
};

interface FleetTableViewProps {
  account: string;
  list: FleetTableName;
  /** The page's heading; by default the number of rows. */
  heading?: string;
  /** Shown above the table. */
  above?: ReactNode;
}

/** A table over the whole fleet with search, filters, sorting and column choice, all stored in the URL. */
export function FleetTableView({ account, list, heading, above }: FleetTableViewProps) {
  const formats = useFormats();
  const zone = useViewerZone();
  const [view, show, linkProblems] = useFleetView(account, list);
  const search = fleetRowsSearch(view);
  const { first, rowAt, onRange } = useFleetRows(account, list, search);
  const print = usePrintAll((offset) => fetchFleetRows(account, list, search, offset));
  const words = WORDS[list];
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id) && next.size < MAX_SELECTED) next.add(id);
    setSelected(next);
  };
  const onSearch = useCallback((q: string) => show({ ...view, q }), [view, show]);
  const plural = words.plural ?? list;
  const days = first.data?.data.days ?? [];
  const columns = shownColumns(list, view).map((column, columnIndex): TableColumn<FleetRow> => {
    const day = column.kind === 'sign' ? dayOf(column.key, days) : null;
    return {
      key: column.key,
      header: day ? <DayHead day={day} /> : column.head,
      narrow: column.kind === 'sign' ? true : undefined,
      align: ['number', 'share', 'hours', 'volts', 'hertz'].includes(column.kind) ? 'right' : 'left',
      sort: {
        direction: view.sort === column.key ? view.dir : null,
        onSort: () => show(sortBy(view, column.key)),
      },
      cell: (row, before) => {
        if (columnIndex === 0) {
          const same = 'days' in row && before && 'days' in before && before.premiseId === row.premiseId;
          return (
            <>
              <label className="screen-only -my-2 -ml-3 inline-flex size-11 items-center justify-center align-middle">
                <input
                  type="checkbox"
                  checked={selected.has(row.id)}
                  onChange={() => toggle(row.id)}
                  className="size-4 accent-accent"
                />
                <span className="sr-only">{`Select ${row.id}`}</span>
              </label>
              <Link
                href={rowPath(account, list, row)}
                prefetch={false}
                className={same ? 'text-quiet no-underline' : 'link'}
                title={row.id}
              >
                {column.value(row)}
              </Link>
            </>
          );
        }
        if (day && 'days' in row) return <DayCell row={row} dayIndex={Number(column.key.slice(1))} day={day} />;
        if (column.kind === 'type' && 'days' in row) {
          return (
            <Link href={devicePath(account, row)} prefetch={false} className="text-ink hover:underline">
              <FleetCell column={column} row={row} />
            </Link>
          );
        }
        return <FleetCell column={column} row={row} />;
      },
    };
  });
  const countSentence = ({ matching, total }: { matching: number; total: number }) =>
    matching === total
      ? formats.counted(total, words.singular, plural)
      : `${formats.count(matching)} of ${formats.counted(total, words.singular, plural)}`;
  return (
    <QueryState query={first} subject={`the ${plural}`} heading={words.title} skeleton={<FleetSkeleton />}>
      {({ data, meta }) => (
        <>
          <h1 className="text-answer font-semibold">{heading ?? countSentence(data)}</h1>
          {heading ? <p>{countSentence(data)}</p> : null}
          <div className="mb-4">
            <ListsFreshness meta={meta} requests={data.requests} zone={zone} />
          </div>
          <NoticeBanner notice={meta.notice} />
          <div className="mb-3 empty:hidden">
            <LinkProblems problems={linkProblems} shown="The rest of it applies." />
          </div>
          {above}
          <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-2">
            <SearchBox
              label={`Find ${plural}`}
              placeholder={words.searchHint}
              value={view.q}
              onChange={onSearch}
              takesSlash={false}
            />
            <SavedViews account={account} page={list} query={fleetViewQuery(view)} />
            <DownloadRows
              account={account}
              list={list}
              search={search}
              count={data.matching}
              selected={[...selected]}
              onClear={() => setSelected(new Set())}
            />
            <PrintAllButton label={`Print all ${formats.counted(data.matching, 'row')}`} print={print} />
            <p role="status" className="sr-only">{`${formats.count(data.matching)} match`}</p>
          </div>
          <TableFilters list={list} view={view} facets={data.facets} onChange={show} />
          {data.matching === 0 ? (
            <EmptyPanel title="Nothing matches">Remove a filter, or search for fewer words.</EmptyPanel>
          ) : (
            <HydratedFieldset className="min-w-0 lg:mx-[calc(50%-50vw+1.5rem)]">
              <VirtualTable
                caption={words.title}
                columns={columns}
                count={data.matching}
                rowAt={rowAt}
                rowKey={(row) => row.id}
                onRange={onRange}
                resetKey={search}
                allRows={print.rows}
              />
            </HydratedFieldset>
          )}
        </>
      )}
    </QueryState>
  );
}

/** Returns the date of a column of signs. */
function dayOf(key: string, days: readonly string[]): string | null {
  return days[Number(key.slice(1))] ?? null;
}

/** 'Fri 20', with the full date on hover. */
function DayHead({ day }: { day: string }) {
  const formats = useFormats();
  const { weekday, date } = dayParts(day);
  return <span title={formats.namedDay(day)}>{`${weekday} ${date}`}</span>;
}
