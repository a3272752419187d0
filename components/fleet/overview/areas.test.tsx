import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FleetArea, FleetOverviewData } from '@/lib/contract/fleet';
import { Areas } from './areas';

function open(...where: string[]) {
  const areas = where.map(
    (name) => ({ id: name, kind: 'area', where: name, gateways: 7, gatewaysThere: 9, since: null }) as FleetArea,
  );
  const data = { areas, areaCount: areas.length } as unknown as FleetOverviewData;
  render(<Areas account="utility" data={data} zone="UTC" now={0} />);
}

it('lists areas, but not a single one, which the headline names', () => {
  open('Boulder 80302');
  expect(screen.queryByRole('list')).toBeNull();
  open('Boulder 80302', 'Denver 80205');
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Boulder 80302', 'Denver 80205']);
});
