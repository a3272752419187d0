import type { Cohort } from '@/lib/domain/fleet/fleet-health';
import { counted, countText } from '@/lib/domain/numbers';
import { uptimeText } from '../cells/health-words';

/** Returns the fleet's last 7 days: 'Uptime 99.6 % over the last 7 days; 1 of 40 devices was down at some time'. */
export function weekSentence({ devices, failing, uptime }: Pick<Cohort, 'devices' | 'failing' | 'uptime'>): string {
  if (devices === 0 || uptime === null) return 'No meters or gateways yet';
  const verb = failing === 1 ? 'was' : 'were';
  const failures =
    failing === 0
      ? 'no device was down'
      : `${countText(failing)} of ${counted(devices, 'device')} ${verb} down at some time`;
  return `Uptime ${uptimeText(uptime)} over the last 7 days; ${failures}`;
}
