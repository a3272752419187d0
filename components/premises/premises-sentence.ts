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

/**
 * Returns '1 meter is offline' or '1 gateway and 2 meters need attention'; null when no device has a problem. In the past
 * tense with `was`, for old data.
 */
export function problemSummary(premises: readonly PremiseSummary[], was = false): string | null {
  const gateways = premises.flatMap((premise) => premise.gateways.filter(hasState(PROBLEM_STATES)));
  const meters = premises.flatMap((premise) => premise.meters.filter(hasState(PROBLEM_STATES)));
  const devices: Device[] = [...gateways, ...meters];
  if (devices.length === 0) return null;
  const subject = [...countedDevices(gateways, 'gateway'), ...countedDevices(meters, 'meter')].join(' and ');
  const one = devices.length === 1;
  if (devices.every(hasState(OFFLINE_STATES))) {
    const verb = was ? (one ? 'was' : 'were') : one ? 'is' : 'are';
    return `${subject} ${verb} offline`;
  }
  if (was) return `${subject} needed attention`;
  return `${subject} ${one ? 'needs' : 'need'} attention`;
}

/**
 * Summarizes several premises in a sentence: whether a device has a problem, and where. `age`: of the data, such as
 * '36 min ago', where the sentence must not speak of the present; else null.
 */
export function premisesSentence(
  premises: readonly PremiseSummary[],
  noun: 'home' | 'premise',
  age: string | null,
): string {
  const problem = problemSummary(premises, age !== null);
  if (problem === null) return age === null ? 'Everything looks normal.' : `Everything looked normal ${age}.`;
  const affected = premises.filter((premise) => problemSummary([premise]) !== null);
  const [first] = affected;
  const where = affected.length === 1 && first ? (first.name ?? first.id) : counted(affected.length, noun);
  return `${problem} at ${where}${age === null ? '' : ` ${age}`}.`;
}
