import Link from 'next/link';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Card, Section } from '@/components/ui/section';
import { withAccount } from '@/lib/client/account-param';
import type { FleetSummary, HealthCounts } from '@/lib/domain/fleet/summary';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { countText, percentText } from '@/lib/domain/numbers';

interface Row extends HealthCounts {
  key: string;
  label: string;
  /** Where its devices are listed. */
  path: string;
  type: string | null;
}

/** Premises, meters by type and gateways by state, each number a link to the list behind it. */
export function FleetNumbers({ account, summary }: { account: string; summary: FleetSummary }) {
  const link = (path: string) => withFilters(path, account);
  const rows: Row[] = [
    { key: 'gateways', label: 'Gateways', path: '/fleet/gateways', type: null, ...summary.gateways },
    { key: 'meters', label: 'Meters', path: '/fleet/meters', type: null, ...summary.meters },
    ...summary.metersByType.map((counts) => ({
      key: counts.type,
      label: meterTypeOf(counts.type).label,
      path: `/fleet/meters?type=${encodeURIComponent(counts.type)}`,
      ...counts,
    })),
  ];
  const number = (head: string, health: keyof HealthCounts): TableColumn<Row> => ({
    key: health,
    header: head,
    align: 'right',
    cell: (row) => (
      <Link href={link(health === 'total' ? row.path : withFilter(row.path, 'health', health))} className="link">
        {countText(row[health])}
      </Link>
    ),
  });
  return (
    <Section title="Numbers">
      <div className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Fact label="Premises" value={countText(summary.premises)} href={link('/fleet/premises')} />
        <Fact
          label="Without meters"
          value={countText(summary.premisesWithoutMeters)}
          href={link('/fleet/premises?has=no meters')}
        />
        <Fact
          label="Heard in the last hour"
          value={summary.heardInHour === null ? '–' : percentText(summary.heardInHour)}
          href={link('/fleet/meters?heard=hour')}
        />
        <Fact
          label="Heard in the last day"
          value={summary.heardInDay === null ? '–' : percentText(summary.heardInDay)}
          href={link('/fleet/meters?heard=hour&heard=day')}
        />
      </div>
      <DataTable
        caption="Meters and gateways by state"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'what',
            header: 'Devices',
            cell: ({ label, type }) => (
              <span className="inline-flex items-center gap-2">
                {type ? <CommoditySwatch commodity={meterTypeOf(type).commodity} /> : null}
                {label}
              </span>
            ),
          },
          number('All', 'total'),
          number('Well', 'ok'),
          number('Degraded', 'watch'),
          number('Down', 'bad'),
          number('Other', 'other'),
        ]}
      />
    </Section>
  );
}

function Fact({ label, value, href }: { label: string; value: string; href: string }) {
  return (
    <Card className="relative px-3 py-2.5 hover:bg-sunken">
      <p className="text-sm text-quiet">{label}</p>
      <Link href={href} className="text-lg font-medium text-ink no-underline after:absolute after:inset-0">
        {value}
      </Link>
    </Card>
  );
}

function withFilter(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

/** The path with the account in front of its filters. */
function withFilters(path: string, account: string): string {
  const [place = '', filters] = path.split('?');
  return filters ? `${withAccount(place, account)}&${filters}` : withAccount(place, account);
}
