import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { HEALTH_TABLE, type HealthRow } from '@/lib/domain/fleet/health-table';
import type { FleetColumn } from '@/lib/domain/fleet/table-parts';
import type { FleetRow } from '@/lib/domain/fleet/tables';
import { FleetCell } from './fleet-cell';

const known = { uptime: 1, failures: 0, hoursBetweenFailures: null, downHours: 0 };
const unknown = { uptime: null, failures: null, hoursBetweenFailures: null, downHours: null };

function textOf(key: string, figures: typeof known | typeof unknown): string | null {
  const column = HEALTH_TABLE.columns.find((each) => each.key === key) as FleetColumn<FleetRow>;
  const row = { timezone: 'UTC', ...figures } as HealthRow;
  return render(<FleetCell column={column} row={row} />).container.textContent;
}

it('shows a dash and the reason where a figure is not known, and never a zero or a success', () => {
  for (const key of ['uptime', 'failures', 'between', 'down']) {
    expect(textOf(key, unknown), key).toBe('–No data for these 7 days');
  }
});

it('says that a device did not fail when that is known', () => {
  expect(textOf('between', known)).toBe('–No failures in these 7 days');
  expect(textOf('failures', known)).toBe('0');
});
