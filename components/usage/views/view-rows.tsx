'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { saveTextFile } from '@/lib/client/save-file';
import { type ViewTable, viewCsv } from '@/lib/domain/views/view-csv';

interface ViewRowsProps {
  caption: string;
  /** What the file has. */
  table: ViewTable;
  /** The same rows as the page writes them. */
  shown: ViewTable;
  fileName: string;
}

/** The rows of a view as a table on the page and as a CSV file. */
export function ViewRows({ caption, table, shown, fileName }: ViewRowsProps) {
  const [open, setOpen] = useState(false);
  const columns = shown.head.map((header, index) => ({
    key: header,
    header,
    align: index === 0 ? ('left' as const) : ('right' as const),
    cell: (row: ViewTable['rows'][number]) => row[index],
  }));
  return (
    <div className="screen-only space-y-3">
      <div className="flex flex-wrap gap-2">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide table' : 'Show table'}
        </Button>
        <Button onClick={() => saveTextFile(`${fileName}.csv`, 'text/csv', viewCsv(table))}>Download CSV</Button>
      </div>
      {open ? (
        <DataTable
          caption={caption}
          columns={columns}
          rows={shown.rows}
          rowKey={(row, index) => `${index} ${row[0]}`}
          limitHeight
        />
      ) : null}
    </div>
  );
}
