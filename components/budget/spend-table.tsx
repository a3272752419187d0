import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { useFormats } from '@/lib/client/formats';
import type { BudgetData } from '@/lib/contract/budget';
import { purposeName } from '@/lib/domain/spend-groups';

type SpendRow = BudgetData['spend'][number];

/** Requests of the last 24 hours by purpose and endpoint, newest hour first. Hours are the ledger's. */
export function SpendTable({ spend, zone, now }: { spend: readonly SpendRow[]; zone: string; now: number }) {
  const formats = useFormats();
  const columns: TableColumn<SpendRow>[] = [
    {
      key: 'hour',
      header: 'Hour',
      cell: (row) => <span className="whitespace-nowrap">{formats.clockOrMoment(row.hourStart, now, zone)}</span>,
    },
    { key: 'purpose', header: 'Purpose', cell: (row) => purposeName(row.purpose) },
    { key: 'requests', header: 'Requests', align: 'right', cell: (row) => row.requests },
    {
      key: 'failed',
      header: 'Failed',
      align: 'right',
      cell: (row) => (row.failed > 0 ? <span className="text-bad">{row.failed}</span> : 0),
    },
    { key: 'endpoint', header: 'Endpoint', cell: (row) => <code className="text-sm text-quiet">{row.endpoint}</code> },
  ];
  return (
    <DataTable
      caption="Requests in the last 24 hours"
      columns={columns}
      rows={spend}
      rowKey={(row) => `${row.hourStart} ${row.purpose} ${row.endpoint}`}
      limitHeight
      empty={<p className="text-quiet">No requests in the last 24 hours.</p>}
    />
  );
}
