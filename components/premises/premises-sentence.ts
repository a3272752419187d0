import type { PremisesData } from '@/lib/contract/premises';
import type { DeviceProblems } from '@/lib/domain/device-problems';
import type { Formats } from '@/lib/domain/formats/formats';

function countedDevices(count: number, noun: string, formats: Formats): string[] {
  return count === 0 ? [] : [formats.counted(count, noun)];
}

/**
 * Returns '1 meter is offline' or '1 gateway and 2 meters need attention'; null when no device has a problem. In the past
 * tense with `was`, for old data.
 */
function problemSummary({ gateways, meters, offline }: DeviceProblems, formats: Formats, was = false): string | null {
  const devices = gateways + meters;
  if (devices === 0) return null;
  const subject = [...countedDevices(gateways, 'gateway', formats), ...countedDevices(meters, 'meter', formats)].join(
    ' and ',
  );
  const one = devices === 1;
  if (offline === devices) {
    const verb = was ? (one ? 'was' : 'were') : one ? 'is' : 'are';
    return `${subject} ${verb} offline`;
  }
  if (was) return `${subject} needed attention`;
  return `${subject} ${one ? 'needs' : 'need'} attention`;
}

/**
 * Summarizes several homes in a sentence: how many have an alert, else whether a device has a problem, and where. `age`: of
 * the data, such as '36 min ago', where the sentence must not speak of the present; else null.
 */
export function premisesSentence(
  { problems, withAlerts, total }: Pick<PremisesData, 'problems' | 'withAlerts' | 'total'>,
  age: string | null,
  formats: Formats,
): string {
  if (withAlerts > 0) {
    const verb = withAlerts === 1 ? 'needs' : 'need';
    return `${formats.count(withAlerts)} of ${formats.counted(total, 'home')} ${verb} your attention.`;
  }
  const problem = problemSummary(problems, formats, age !== null);
  if (problem === null) return age === null ? 'Everything looks normal.' : `Everything looked normal ${age}.`;
  const { premises, firstPremise } = problems;
  const where = premises === 1 && firstPremise !== null ? firstPremise : formats.counted(premises, 'home');
  return `${problem} at ${where}${age === null ? '' : ` ${age}`}.`;
}
