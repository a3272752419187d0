import { bucketLabels } from '@/components/charts/bucket-labels';
import { EvidenceChart, type EvidenceStep } from '@/components/charts/evidence-chart';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { alertTitle, amountFormatter } from '@/lib/client/alert-words';
import { useFormats } from '@/lib/client/formats';
import type { AlertData } from '@/lib/contract/insights';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';

interface Row extends EvidenceStep {
  label: string;
}

/** The picture of an alert, and the same numbers as a table. */
export function AlertEvidence({ alert, units }: { alert: AlertData; units: UnitSystem }) {
  const formats = useFormats();
  const { found, timezone, meterType } = alert;
  const { per, steps, limit, typical } = found.evidence;
  const { unit, factor, decimals, color } = displayFacts(meterType, units);
  const format = amountFormatter(meterType, units, formats);
  const labels = bucketLabels(steps, per, timezone, formats);
  const rows = steps.map((step, index): Row => ({ ...step, label: labels[index]?.full ?? step.start }));
  const columns: TableColumn<Row>[] = [
    { key: 'time', header: per === 'hour' ? 'Hour' : 'Day', cell: (row) => row.label },
    {
      key: 'value',
      header: unit ?? 'Usage',
      align: 'right',
      cell: ({ value }) => formats.column(value === null ? null : value * factor, decimals),
    },
    { key: 'found', header: 'Found', cell: ({ marked }) => (marked ? 'Yes' : '') },
  ];
  return (
    <>
      <EvidenceChart
        steps={steps}
        limit={limit === null ? null : { value: limit, label: limitLabel(alert, format(limit)) }}
        typical={typical === null ? null : { value: typical, label: `Typical: ${format(typical)}` }}
        markedLabel="What was found"
        color={`var(--${color})`}
        formatAmount={format}
        firstLabel={labels[0]?.short ?? ''}
        lastLabel={labels.at(-1)?.short ?? ''}
        summary={`${alertTitle(alert)}: the readings by ${per}, ${labels[0]?.full} to ${labels.at(-1)?.full}.`}
      />
      <Disclosure summary="Show as table">
        <DataTable
          caption={`Readings of the alert: ${alertTitle(alert)}`}
          columns={columns}
          rows={rows}
          rowKey={({ start }) => start}
          limitHeight
        />
      </Disclosure>
    </>
  );
}

/** The line of a leak is what flows in every hour; that of other alerts is what was exceeded. */
function limitLabel({ rule }: AlertData, amount: string): string {
  if (rule === 'water-winter') return `Limit: ${amount} a day`;
  return rule === 'water-continuous' ? `In every hour: ${amount}` : `Limit: ${amount}`;
}
