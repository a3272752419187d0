import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  /** With the unit, where the column holds numbers. */
  head: ReactNode;
  align?: 'left' | 'right';
  cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** What the table holds; read out, and shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  /** Tallest the frame gets before it scrolls by itself; the head stays. */
  tall?: boolean;
  empty?: ReactNode;
}

/** Text left, numbers right, head and first column stay. Only the frame scrolls sideways, never the page. */
export function DataTable<Row>({ caption, showCaption, columns, rows, rowKey, tall, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      className={`relative overflow-auto rounded-lg border border-line bg-surface ${tall ? 'max-h-[32rem]' : ''}`}
    >
      <table className="w-full border-separate border-spacing-0 text-base wrap-normal">
        <caption className={showCaption ? 'px-3 py-2 text-left text-quiet' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={`sticky top-0 border-b border-line bg-surface px-3 py-2 text-sm font-medium whitespace-nowrap text-quiet ${index === 0 ? 'left-0 z-20' : 'z-10'} ${column.align === 'right' ? 'text-right' : 'text-left'}`}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:not(:last-child)>*]:border-b [&>tr:not(:last-child)>*]:border-line">
          {rows.map((row, at) => (
            <tr key={rowKey(row, at)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className="sticky left-0 bg-surface px-3 py-2 text-left font-normal">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={`px-3 py-2 ${column.align === 'right' ? 'text-right whitespace-nowrap' : ''}`}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
