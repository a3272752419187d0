import type { ReactNode, Ref } from 'react';
import { BareButton } from './bare-button';

/** Sorting by a column, by clicks on its header. */
export interface ColumnSort {
  /** Null when the table is not sorted by this column. */
  direction: 'asc' | 'desc' | null;
  onSort: () => void;
}

export interface TableColumn<Row> {
  key: string;
  /** Includes the unit of numbers. */
  header: ReactNode;
  align?: 'left' | 'right';
  /** The column has single icons and is as narrow as touch allows. */
  narrow?: true;
  sort?: ColumnSort;
  /** A CSS width; by default it follows from the cells. */
  width?: string;
  /** `before` is the row above, to group related rows. */
  cell: (row: Row, before?: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** Read out by screen readers; visible with `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  /** Limits the frame's height; it then scrolls under the header. */
  limitHeight?: boolean;
  empty?: ReactNode;
}

/** A table with a sticky header and first column. Only its frame scrolls sideways, never the page. */
export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  limitHeight,
  empty,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <TableFrame caption={caption} showCaption={showCaption} columns={columns} limitHeight={limitHeight}>
      {rows.map((row, index) => (
        <TableRow key={rowKey(row, index)} columns={columns} row={row} />
      ))}
    </TableFrame>
  );
}

/** The height of a frame that scrolls: a part of a page, or most of the window. */
const MAX_HEIGHTS = { part: 'max-h-[32rem]', window: 'max-h-[max(24rem,calc(100dvh-9rem))]' };

interface TableFrameProps<Row> {
  caption: string;
  showCaption?: boolean;
  columns: readonly TableColumn<Row>[];
  limitHeight?: boolean | 'window';
  /** The number of rows, where not all are rendered. */
  rowCount?: number;
  frame?: Ref<HTMLElement>;
  children: ReactNode;
}

/** The scroll frame and header of a table; its children are the rows. */
export function TableFrame<Row>(props: TableFrameProps<Row>) {
  const { caption, showCaption, columns, limitHeight, rowCount, frame, children } = props;
  return (
    <section
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable frame must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      className={`table-frame relative overflow-auto rounded-2xl border border-line bg-surface ${limitHeight ? MAX_HEIGHTS[limitHeight === 'window' ? 'window' : 'part'] : ''}`}
    >
      <table
        aria-rowcount={rowCount === undefined ? undefined : rowCount + 1}
        className="w-full border-separate border-spacing-0 text-base wrap-normal"
      >
        <caption className={showCaption ? 'px-3 py-2 text-left text-quiet' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <HeaderCell key={column.key} column={column} first={index === 0} />
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:not(:last-child)>*]:border-b [&>tr:not(:last-child)>*]:border-line">{children}</tbody>
      </table>
    </section>
  );
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

function HeaderCell<Row>({ column, first }: { column: TableColumn<Row>; first: boolean }) {
  const { header, align, sort, narrow } = column;
  const alignClass = narrow ? 'text-center' : align === 'right' ? 'text-right' : 'text-left';
  const padding = narrow ? 'px-1 py-2' : 'px-3 py-2';
  return (
    <th
      scope="col"
      style={column.width ? { width: column.width } : undefined}
      aria-sort={sort?.direction ? ARIA_SORT[sort.direction] : undefined}
      className={`sticky top-0 border-b border-line bg-surface text-sm font-medium whitespace-nowrap text-quiet ${sort ? '' : padding} ${first ? 'left-0 z-20' : 'z-10'} ${alignClass}`}
    >
      {sort ? (
        <BareButton
          onClick={sort.onSort}
          className={`min-h-11 w-full ${padding} hover:text-ink ${alignClass} ${sort.direction ? 'text-ink' : ''}`}
        >
          {header}
          <span aria-hidden="true" className={`inline-block text-center ${narrow ? '' : 'w-4'}`}>
            {sort.direction === 'asc' ? '↑' : sort.direction === 'desc' ? '↓' : ''}
          </span>
        </BareButton>
      ) : (
        header
      )}
    </th>
  );
}

interface TableRowProps<Row> {
  columns: readonly TableColumn<Row>[];
  row: Row;
  /** The index among all rows, where not all are rendered. Such rows have a fixed height. */
  index?: number;
  before?: Row;
}

/** A row; its first cell is its header. */
export function TableRow<Row>({ columns, row, index, before }: TableRowProps<Row>) {
  const fixedHeight = index !== undefined;
  const size = fixedHeight ? 'h-11 max-w-56 truncate px-3' : 'px-3 py-2';
  return (
    <tr aria-rowindex={fixedHeight ? index + 2 : undefined}>
      {columns.map((column, columnIndex) =>
        columnIndex === 0 ? (
          <th
            key={column.key}
            scope="row"
            className={`sticky left-0 bg-surface text-left font-normal ${fixedHeight ? 'h-11 max-w-36 truncate px-3 sm:max-w-56' : size}`}
          >
            {column.cell(row, before)}
          </th>
        ) : (
          <td
            key={column.key}
            translate={column.align === 'right' ? 'no' : undefined}
            className={`${column.narrow ? 'h-11 w-11 px-1 text-center' : size} ${column.align === 'right' ? 'text-right whitespace-nowrap' : ''}`}
          >
            {column.cell(row, before)}
          </td>
        ),
      )}
    </tr>
  );
}
