import Link from 'next/link';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Card, Section } from '@/components/ui/section';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { FleetSummary, HealthCounts } from '@/lib/domain/fleet/summary';
import { meterTypeOf } from '@/lib/domain/meter-types';

/** Meter types with a line of their own. */
const MAX_TYPES = 20;

interface Row extends HealthCounts {
  key: string;
  label: string;
  /** Path of the list of its devices. */
  path: string;
  type: string | null;
}

/** Numbers of premises, meters and gateways by state. Each number links to its list. */
export function FleetNumbers({ account, summary }: { account: string; summary: FleetSummary }) {
  const formats = useFormats();
  const link = (path: string) => withAccountFirst(path, account);
  const rows: Row[] = [
    { key: 'gateways', label: 'Gateways', path: '/fleet/gateways', type: null, ...summary.gateways },
    { key: 'meters', label: 'Meters', path: '/fleet/meters', type: null, ...summary.meters },
    ...summary.metersByType.slice(0, MAX_TYPES).map((counts) => ({
      key: counts.type,
      label: meterTypeOf(counts.type).label,
      path: `/fleet/meters?type=${encodeURIComponent(counts.type)}`,
      ...counts,
    })),
  ];
  const hiddenTypes = summary.metersByType.length - MAX_TYPES;
  const number = (head: string, health: keyof HealthCounts): TableColumn<Row> => ({
    key: health,
    header: head,
    align: 'right',
    cell: (row) => (
      <Link href={link(health === 'total' ? row.path : withFilter(row.path, 'health', health))} className="link">
        {formats.count(row[health])}
      </Link>
    ),
  });
  return (
    <Section title="Numbers">
      <div className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Fact label="premises" value={formats.count(summary.premises)} href={link('/fleet/premises')} />
        <Fact
          label="premises without meters"
          value={formats.count(summary.premisesWithoutMeters)}
          href={link('/fleet/premises?has=no meters')}
        />
        <Fact
          label="heard in the last hour"
          value={summary.heardInHour === null ? '–' : formats.percent(summary.heardInHour)}
          href={link('/fleet/meters?heard=hour')}
        />
        <Fact
          label="heard in the last day"
          value={summary.heardInDay === null ? '–' : formats.percent(summary.heardInDay)}
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
                {type ? <CommoditySwatch color={meterTypeOf(type).color} /> : null}
                {label}
              </span>
            ),
          },
          number('All', 'total'),
          number('OK', 'ok'),
          number('Degraded', 'watch'),
          number('Down', 'bad'),
          number('Other', 'other'),
        ]}
      />
      {hiddenTypes > 0 ? (
        <p className="mt-2 text-sm text-quiet">{`${formats.counted(hiddenTypes, 'more type')}: see the filters of the meters.`}</p>
      ) : null}
    </Section>
  );
}

function Fact({ label, value, href }: { label: string; value: string; href: string }) {
  return (
    <Card className="relative px-3 py-2.5 hover:bg-sunken">
      <Link
        href={href}
        translate="no"
        className="text-lg font-medium text-ink no-underline after:absolute after:inset-0"
      >
        {value}
      </Link>
      <p className="text-sm text-quiet">{label}</p>
    </Card>
  );
}

function withFilter(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

/** Adds the account to a path, before its filters. */
function withAccountFirst(path: string, account: string): string {
  const [pathname = '', filters] = path.split('?');
  return filters ? `${withAccount(pathname, account)}&${filters}` : withAccount(pathname, account);
}
