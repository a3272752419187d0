import { Age } from '@/components/ui/age';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { StateBadge } from '@/components/ui/state-badge';
import { useFormats } from '@/lib/client/formats';
import { deviceLabel } from '@/lib/domain/fleet/health-table';
import type { FleetColumn } from '@/lib/domain/fleet/table-parts';
import type { FleetRow } from '@/lib/domain/fleet/tables';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { hoursText, uptimeText } from '../cells/health-words';
import { LimitBadge } from '../cells/limit-badge';

/** Why a column's cell can be empty. */
const EMPTY_REASONS: Record<string, string> = {
  since: 'More than 7 days ago, or unknown',
  heard: 'Never heard',
  value: 'No reading yet',
  between: 'No data for these 7 days',
  uptime: 'No data for these 7 days',
  failures: 'No data for these 7 days',
  down: 'No data for these 7 days',
  volts: 'No reading',
  hertz: 'No reading',
  at: 'No measurement yet',
};

/** A fleet table's cell, formatted by its column's kind. */
export function FleetCell({ column, row }: { column: FleetColumn<FleetRow>; row: FleetRow }) {
  const formats = useFormats();
  const value = column.value(row);
  if (column.kind === 'state') return <StateBadge state={value === null ? null : String(value)} />;
  if (value === null) {
    const reason = emptyReason(column, row);
    return (
      <span className="relative text-quiet" title={reason}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{reason}</span>
      </span>
    );
  }
  if (column.kind === 'instant') return <Age at={String(value)} zone={row.timezone} />;
  if (column.kind === 'type') return <DeviceType type={String(value)} />;
  if (column.kind === 'limit') return <LimitBadge state={String(value)} />;
  if (typeof value !== 'number') return <span title={String(value)}>{value}</span>;
  if (column.kind === 'share') return uptimeText(value, formats);
  if (column.kind === 'hours') return hoursText(value, formats);
  if (column.kind === 'volts') return formats.column(value, 1);
  if (column.kind === 'hertz') return formats.column(value, 3);
  if (column.key === 'value' && 'type' in row) {
    const { decimals, unit } = meterTypeOf(row.type);
    return <NumberWithUnit value={formats.column(value, decimals)} unit={unit} />;
  }
  return formats.column(value, 0);
}

function emptyReason({ key }: FleetColumn<FleetRow>, row: FleetRow): string {
  // No failures, and no time in which one could have been seen, both leave this empty.
  if (key === 'between' && 'failures' in row && row.failures !== null) return 'No failures in these 7 days';
  return EMPTY_REASONS[key] ?? 'Unknown';
}

function DeviceType({ type }: { type: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      {type === 'gateway' ? null : <CommoditySwatch color={meterTypeOf(type).color} />}
      {deviceLabel(type)}
    </span>
  );
}
