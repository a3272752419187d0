'use client';

import { DataTable, type TableColumn } from './data-table';
import { VirtualTable } from './virtual-table';

interface LongTableProps<Row> {
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** More rows than this are rendered only where they are on screen. */
  maxRendered?: number;
  /** The table scrolls to its top when this changes. */
  resetKey?: string;
}

/** All rows are there, so scrolling needs no fetch. */
const IGNORE_RANGE = () => {};

/** A table of loaded rows, however many. */
export function LongTable<Row>({ maxRendered = 200, resetKey = '', ...table }: LongTableProps<Row>) {
  const { rows } = table;
  if (rows.length <= maxRendered) return <DataTable {...table} limitHeight />;
  return (
    <VirtualTable
      {...table}
      count={rows.length}
      rowAt={(index) => rows[index]}
      onRange={IGNORE_RANGE}
      resetKey={resetKey}
    />
  );
}
