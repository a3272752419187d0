import type { FleetEntityData } from '@/lib/contract/fleet';
import type { Formats } from '@/lib/domain/formats/formats';

/** The counts of a premise's devices. */
type CountedDevices = Pick<FleetEntityData, 'meterCount' | 'gatewayCount'> & {
  problems: Pick<FleetEntityData['problems'], 'meters' | 'gateways'>;
};

/** Returns how many devices of a premise have a problem: '1 of 3 devices has a problem'. */
export function problemSentence({ meterCount, gatewayCount, problems }: CountedDevices, formats: Formats): string {
  const devices = meterCount + gatewayCount;
  const failing = problems.meters + problems.gateways;
  if (devices === 0) return 'No meters or gateways yet';
  if (failing === 0) return devices === 1 ? 'The device is OK' : 'All devices are OK';
  return `${formats.count(failing)} of ${formats.counted(devices, 'device')} ${failing === 1 ? 'has' : 'have'} a problem`;
}
