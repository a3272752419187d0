import { DataTable, type TableColumn } from '@/components/ui/data-table';
import type { BudgetData } from '@/lib/contract/budget';
import { purposeName } from '@/lib/domain/spend-groups';
import { clockInZone, dayInZone } from '@/lib/domain/times';

type SpendRow = BudgetData['spend'][number];

/** Returns '13:00', with the day in front when it is not today. */
function hourText(at: string, zone: string, now: number): string {
  const today = dayInZone(new Date(now).toISOString(), zone) === dayInZone(at, zone);
  return today ? clockInZone(at, zone) : `${dayInZone(at, zone)}, ${clockInZone(at, zone)}`;
}

/** Requests of the last 24 hours by purpose and endpoint, newest hour first. Hours are the ledger's. */
export function SpendTable({ spend, zone, now }: { spend: readonly SpendRow[]; zone: string; now: number }) {
  const columns: TableColumn<SpendRow>[] = [
    {
      key: 'hour',
      header: 'Hour',
      cell: (row) => <span className="whitespace-nowrap">{hourText(row.hourStart, zone, now)}</span>,
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
