import type { Cohort } from '@/lib/domain/fleet/fleet-health';
import type { Formats } from '@/lib/domain/formats/formats';
import { uptimeText } from '../cells/health-words';

/** Returns the heading of the Health page: uptime, and how many devices were down. Says what is not known. */
export function weekSentence({ devices, known, failing, uptime }: Cohort, formats: Formats): string {
  if (devices === 0) return 'No meters or gateways yet';
  if (uptime === null || failing === null) return 'Uptime over the last 7 days is not known';
  const failures =
    failing === 0
      ? 'no device was down'
      : `${formats.count(failing)} of ${formats.counted(known, 'device')} ${failing === 1 ? 'was' : 'were'} down at some time`;
  const unknown = devices - known;
  const without = unknown === 0 ? '' : `, not known for ${formats.count(unknown)}`;
  return `Uptime ${uptimeText(uptime, formats)} over the last 7 days${without}; ${failures}`;
}
