import { Age } from '@/components/ui/age';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { StateBadge } from '@/components/ui/state-badge';
import { deviceLabel } from '@/lib/domain/fleet/health-table';
import type { FleetColumn } from '@/lib/domain/fleet/table-parts';
import type { FleetRow } from '@/lib/domain/fleet/tables';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { columnNumber } from '@/lib/domain/numbers';
import { hoursText, uptimeText } from '../cells/health-words';
import { LimitBadge } from '../cells/limit-badge';

/** Why a cell of a column may be empty. */
const WHY: Record<string, string> = {
  since: 'Unchanged for longer than is told',
  heard: 'Never heard',
  value: 'Nothing read yet',
  between: 'Did not fail in these seven days',
  uptime: 'Nothing is known of these seven days',
  volts: 'No reading',
  hertz: 'No reading',
  at: 'Nothing measured yet',
};

/** A cell of a fleet's table, by the kind of its column. */
export function FleetCell({ column, row }: { column: FleetColumn<FleetRow>; row: FleetRow }) {
  const value = column.value(row);
  if (column.kind === 'state') return <StateBadge state={value === null ? null : String(value)} />;
  if (value === null) {
    const why = WHY[column.key] ?? 'Not known';
    return (
      <span className="relative text-quiet" title={why}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{why}</span>
      </span>
    );
  }
  if (column.kind === 'instant') return <Age at={String(value)} zone={row.timezone} />;
  if (column.kind === 'type') return <DeviceType type={String(value)} />;
  if (column.kind === 'limit') return <LimitBadge state={String(value)} />;
  if (typeof value !== 'number') return <span title={String(value)}>{value}</span>;
  if (column.kind === 'share') return uptimeText(value);
  if (column.kind === 'hours') return hoursText(value);
  if (column.kind === 'volts') return columnNumber(value, 1);
  if (column.kind === 'hertz') return columnNumber(value, 3);
  if (column.key === 'value' && 'type' in row) {
    const { decimals, unit } = meterTypeOf(row.type);
    return <NumberWithUnit value={columnNumber(value, decimals)} unit={unit} />;
  }
  return columnNumber(value, 0);
}

function DeviceType({ type }: { type: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      {type === 'gateway' ? null : <CommoditySwatch commodity={meterTypeOf(type).commodity} />}
      {deviceLabel(type)}
    </span>
  );
}
