import Link from 'next/link';
import { StateBadge } from '@/components/ui/state-badge';
import { fleetPath } from '@/lib/client/account-param';
import type { FleetGateway, FleetMeter } from '@/lib/domain/fleet';
import { meterTypeOf } from '@/lib/domain/meter-types';

interface DeviceLinksProps {
  account: string;
  devices: readonly (FleetMeter | FleetGateway)[];
  showState?: boolean;
}

/** Links to the pages of meters and gateways; 'None' without devices. */
export function DeviceLinks({ account, devices, showState }: DeviceLinksProps) {
  if (devices.length === 0) return 'None';
  return devices.map((device) => (
    <span key={device.id} className="mr-3 inline-flex items-center gap-2">
      <Link
        href={fleetPath(account, 'type' in device ? 'meters' : 'gateways', device.id)}
        prefetch={false}
        className="link"
      >
        {'type' in device ? meterTypeOf(device.type).label : device.id}
      </Link>
      {showState ? <StateBadge state={device.state} /> : null}
    </span>
  ));
}
