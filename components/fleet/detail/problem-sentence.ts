import { stateHealth } from '@/lib/domain/fleet/rows';
import { counted, countText } from '@/lib/domain/numbers';

/** Returns how many devices of a premise have a problem: '1 of 3 devices has a problem'. */
export function problemSentence(devices: readonly { state: string | null }[]): string {
  const failing = devices.filter(({ state }) => ['bad', 'watch'].includes(stateHealth(state))).length;
  if (devices.length === 0) return 'No meters or gateways yet';
  if (failing === 0) return devices.length === 1 ? 'The device is OK' : 'All devices are OK';
  return `${countText(failing)} of ${counted(devices.length, 'device')} ${failing === 1 ? 'has' : 'have'} a problem`;
}
