'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { type TableColumn, TableFrame, TableRow } from './data-table';

interface VirtualTableProps<Row> {
  caption: string;
  columns: readonly TableColumn<Row>[];
  /** Rows in all. */
  count: number;
  /** Undefined while it is on its way. */
  rowAt: (place: number) => Row | undefined;
  rowKey: (row: Row) => string;
  /** Told which rows are on screen, from the first to and with the last. */
  onRange: (first: number, last: number) => void;
  /** Changes when other rows are shown: the frame goes back to its top. */
  resetKey: string;
}

/** As `TableRow` draws them. */
const ROW_PX = 44;
/** What the server draws, which knows no screen. */
const FIRST_PICTURE = { width: 0, height: 640 };

/** The table of `DataTable` for any number of rows: only those on screen are drawn. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { caption, columns, count, rowAt, rowKey, onRange, resetKey } = props;
  const frame = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: FIRST_PICTURE,
  });
  const shown = virtualizer.getVirtualItems();
  const first = shown[0];
  const last = shown.at(-1);

  useEffect(() => {
    if (first && last) onRange(first.index, last.index);
  }, [first, last, onRange]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the rows are others
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [resetKey]);

  return (
    <TableFrame caption={caption} columns={columns} rowCount={count} frame={frame} limitHeight>
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

/** Room of the rows that are not drawn. The height is an attribute: the page's policy allows no style in its text. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot be focused
    <tr aria-hidden="true">
      <td colSpan={columns} height={height} className="p-0" />
    </tr>
  );
}
