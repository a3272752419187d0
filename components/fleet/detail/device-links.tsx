import Link from 'next/link';
import { StateBadge } from '@/components/ui/state-badge';
import { fleetPath, withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { FleetGateway, FleetMeter } from '@/lib/domain/fleet';
import { meterTypeOf } from '@/lib/domain/meter-types';

interface DeviceLinksProps {
  account: string;
  list: 'meters' | 'gateways';
  premiseId: string;
  devices: readonly (FleetMeter | FleetGateway)[];
  /** How many there are; `devices` are the first of them. */
  count: number;
  showState?: boolean;
}

/** Links to the pages of meters or gateways of a premise, and to the list of all; 'None' without devices. */
export function DeviceLinks({ account, list, premiseId, devices, count, showState }: DeviceLinksProps) {
  const formats = useFormats();
  if (devices.length === 0) return 'None';
  const links = devices.map((device) => (
    <span key={device.id} className="mr-3 inline-flex items-center gap-2">
      <Link href={fleetPath(account, list, device.id)} prefetch={false} className="link">
        {'type' in device ? meterTypeOf(device.type).label : device.id}
      </Link>
      {showState ? <StateBadge state={device.state} /> : null}
    </span>
  ));
  if (devices.length >= count) return links;
  return (
    <>
      {links}
      <Link
        href={`${withAccount(`/fleet/${list}`, account)}&q=${encodeURIComponent(premiseId)}`}
        prefetch={false}
        className="link"
      >
        {`${formats.count(count - devices.length)} more`}
      </Link>
    </>
  );
}
