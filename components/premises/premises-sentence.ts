import type { PremiseSummary } from '@/lib/contract/premises';
import { counted } from '@/lib/domain/numbers';

const OFFLINE_STATES = new Set(['disconnected', 'down']);
/** Unknown states are not counted as problems. */
const PROBLEM_STATES = new Set([...OFFLINE_STATES, 'degraded']);

interface Device {
  state: string | null;
}

const hasState = (states: Set<string>) => (device: Device) => device.state !== null && states.has(device.state);

function countedDevices(devices: readonly Device[], noun: string): string[] {
  return devices.length === 0 ? [] : [counted(devices.length, noun)];
}

/** Returns '1 meter is offline' or '1 gateway and 2 meters need attention'; null when no device has a problem. */
export function problemSummary(premises: readonly PremiseSummary[]): string | null {
  const gateways = premises.flatMap((premise) => premise.gateways.filter(hasState(PROBLEM_STATES)));
  const meters = premises.flatMap((premise) => premise.meters.filter(hasState(PROBLEM_STATES)));
  const devices: Device[] = [...gateways, ...meters];
  if (devices.length === 0) return null;
  const subject = [...countedDevices(gateways, 'gateway'), ...countedDevices(meters, 'meter')].join(' and ');
  const one = devices.length === 1;
  if (devices.every(hasState(OFFLINE_STATES))) return `${subject} ${one ? 'is' : 'are'} offline`;
  return `${subject} ${one ? 'needs' : 'need'} attention`;
}

/** Summarizes several premises in a sentence: whether a device has a problem, and where. */
export function premisesSentence(premises: readonly PremiseSummary[], noun: 'home' | 'premise'): string {
  const problem = problemSummary(premises);
  if (problem === null) return 'Everything looks normal.';
  const affected = premises.filter((premise) => problemSummary([premise]) !== null);
  const [first] = affected;
  const where = affected.length === 1 && first ? (first.name ?? first.id) : counted(affected.length, noun);
  return `${problem} at ${where}.`;
}
