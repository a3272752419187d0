'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useFormats } from '@/lib/client/formats';
import { type TableColumn, TableFrame, TableRow } from './data-table';
import { usePrinting } from './use-printing';
import { useScrollMemory } from './use-scroll-memory';

interface VirtualTableProps<Row> {
  caption: string;
  columns: readonly TableColumn<Row>[];
  /** The number of rows. */
  count: number;
  /** Returns a row; undefined while it loads. */
  rowAt: (index: number) => Row | undefined;
  rowKey: (row: Row) => string;
  /** Called with the first and last row on screen when they change. */
  onRange: (first: number, last: number) => void;
  /** The frame scrolls to its top when this changes. */
  resetKey: string;
  /** All rows, when they are to be printed. */
  allRows?: readonly Row[] | null;
}

/** The height of a `TableRow`. */
const ROW_PX = 44;
/** The assumed size on the server. */
const SERVER_RECT = { width: 0, height: 640 };

/** More rows are about 15 pages of paper, and have to be asked for. */
const MAX_PRINTED_ROWS = 500;

/** A table for any number of rows: renders only those on screen; on paper, all that are given for it, or the first ones that are loaded. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const formats = useFormats();
  const { caption, columns, count, rowAt, rowKey, onRange, resetKey, allRows = null } = props;
  const frame = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: SERVER_RECT,
  });
  const shown = virtualizer.getVirtualItems();
  const printing = usePrinting();
  const first = shown[0];
  const last = shown.at(-1);

  useEffect(() => {
    if (first && last) onRange(first.index, last.index);
  }, [first, last, onRange]);

  const shownKey = useRef(resetKey);
  useEffect(() => {
    if (shownKey.current === resetKey) return;
    shownKey.current = resetKey;
    frame.current?.scrollTo({ top: 0 });
  }, [resetKey]);
  useScrollMemory(frame);

  if (printing || allRows) {
    const rows = allRows ?? firstLoadedRows(rowAt, Math.min(count, MAX_PRINTED_ROWS));
    return (
      <TableFrame caption={caption} columns={columns} rowCount={count} frame={frame}>
        {rows.map((row, index) => (
          <TableRow key={rowKey(row)} columns={columns} row={row} index={index} before={rows[index - 1]} />
        ))}
        {!allRows && rows.length < count ? (
          <tr>
            <td colSpan={columns.length} className="px-3 py-2 text-quiet">
              {`The first ${formats.count(rows.length)} of ${formats.count(count)} rows. “Print all” prints every row.`}
            </td>
          </tr>
        ) : null}
      </TableFrame>
    );
  }
  return (
    <TableFrame caption={caption} columns={columns} rowCount={count} frame={frame} limitHeight="window">
      <Space height={first?.start ?? 0} columns={columns.length} />
      {shown.map(({ index }) => {
        const row = rowAt(index);
        return row === undefined ? (
          <tr key={index} aria-rowindex={index + 2}>
            <td colSpan={columns.length} className="h-11 px-3">
              <span className="skeleton inline-block h-4 w-40 align-middle" aria-hidden="true" />
            </td>
          </tr>
        ) : (
          <TableRow key={rowKey(row)} columns={columns} row={row} index={index} before={rowAt(index - 1)} />
        );
      })}
      <Space height={virtualizer.getTotalSize() - (last?.end ?? 0)} columns={columns.length} />
    </TableFrame>
  );
}

function firstLoadedRows<Row>(rowAt: (index: number) => Row | undefined, max: number): Row[] {
  const rows: Row[] = [];
  while (rows.length < max) {
    const row = rowAt(rows.length);
    if (row === undefined) break;
    rows.push(row);
  }
  return rows;
}

/** Takes the space of rows that are not rendered. The height is an attribute: the page's policy allows no inline styles. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot be focused
    <tr aria-hidden="true">
      <td colSpan={columns} height={height} className="p-0" />
    </tr>
  );
}
