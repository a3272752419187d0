import type { ReactNode, Ref } from 'react';
import { BareButton } from './bare-button';

/** How a column sorts: by pressing its head. */
export interface ColumnSort {
  /** Null: not sorted by this one. */
  direction: 'asc' | 'desc' | null;
  onSort: () => void;
}

export interface TableColumn<Row> {
  key: string;
  /** With the unit, where the column holds numbers. */
  header: ReactNode;
  align?: 'left' | 'right';
  /** Holds one sign: as narrow as a finger allows. */
  narrow?: true;
  sort?: ColumnSort;
  /** Of the table's width, as CSS writes it, where it shall not follow from what stands in the cells. */
  width?: string;
  /** `before`: the row above, where rows that belong together are told apart from others. */
  cell: (row: Row, before?: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** What the table holds; read out, and shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  /** Tallest the frame gets before it scrolls by itself; the head stays. */
  limitHeight?: boolean;
  empty?: ReactNode;
}

/** Text left, numbers right, head and first column stay. Only the frame scrolls sideways, never the page. */
export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  limitHeight: tall,
  empty,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <TableFrame caption={caption} showCaption={showCaption} columns={columns} limitHeight={tall}>
      {rows.map((row, at) => (
        <TableRow key={rowKey(row, at)} columns={columns} row={row} />
      ))}
    </TableFrame>
  );
}

interface TableFrameProps<Row> {
  caption: string;
  showCaption?: boolean;
  columns: readonly TableColumn<Row>[];
  limitHeight?: boolean;
  /** Rows in all, where not all of them are drawn. */
  rowCount?: number;
  frame?: Ref<HTMLElement>;
  children: ReactNode;
}

/** Frame and head of a table; the rows are its children. */
export function TableFrame<Row>(props: TableFrameProps<Row>) {
  const { caption, showCaption, columns, limitHeight: tall, rowCount, frame, children } = props;
  return (
    <section
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      className={`relative overflow-auto rounded-lg border border-line bg-surface ${tall ? 'max-h-[32rem]' : ''}`}
    >
      <table
        aria-rowcount={rowCount === undefined ? undefined : rowCount + 1}
        className="w-full border-separate border-spacing-0 text-base wrap-normal"
      >
        <caption className={showCaption ? 'px-3 py-2 text-left text-quiet' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <HeadCell key={column.key} column={column} first={index === 0} />
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:not(:last-child)>*]:border-b [&>tr:not(:last-child)>*]:border-line">{children}</tbody>
      </table>
    </section>
  );
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

function HeadCell<Row>({ column, first }: { column: TableColumn<Row>; first: boolean }) {
  const { header: head, align, sort, narrow: tight } = column;
  const side = tight ? 'text-center' : align === 'right' ? 'text-right' : 'text-left';
  const room = tight ? 'px-1 py-2' : 'px-3 py-2';
  return (
    <th
      scope="col"
      style={column.width ? { width: column.width } : undefined}
      aria-sort={sort?.direction ? ARIA_SORT[sort.direction] : undefined}
      className={`sticky top-0 border-b border-line bg-surface text-sm font-medium whitespace-nowrap text-quiet ${sort ? '' : room} ${first ? 'left-0 z-20' : 'z-10'} ${side}`}
    >
      {sort ? (
        <BareButton
          onClick={sort.onSort}
          className={`min-h-11 w-full ${room} hover:text-ink ${side} ${sort.direction ? 'text-ink' : ''}`}
        >
          {head}
          <span aria-hidden="true" className={`inline-block text-center ${tight ? '' : 'w-4'}`}>
            {sort.direction === 'asc' ? '↑' : sort.direction === 'desc' ? '↓' : ''}
          </span>
        </BareButton>
      ) : (
        head
      )}
    </th>
  );
}

interface TableRowProps<Row> {
  columns: readonly TableColumn<Row>[];
  row: Row;
  /** Place among all rows, from 0, where not all are drawn; such rows are all of one height. */
  index?: number;
  before?: Row;
}

/** One row: its first cell names it. */
export function TableRow<Row>({ columns, row, index: place, before }: TableRowProps<Row>) {
  const even = place !== undefined;
  const size = even ? 'h-11 max-w-56 truncate px-3' : 'px-3 py-2';
  return (
    <tr aria-rowindex={even ? place + 2 : undefined}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th
            key={column.key}
            scope="row"
            className={`sticky left-0 bg-surface text-left font-normal ${even ? 'h-11 max-w-36 truncate px-3 sm:max-w-56' : size}`}
          >
            {column.cell(row, before)}
          </th>
        ) : (
          <td
            key={column.key}
            className={`${column.narrow ? 'h-11 w-11 px-1 text-center' : size} ${column.align === 'right' ? 'text-right whitespace-nowrap' : ''}`}
          >
            {column.cell(row, before)}
          </td>
        ),
      )}
    </tr>
  );
}
