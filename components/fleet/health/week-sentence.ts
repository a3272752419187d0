import type { Cohort } from '@/lib/domain/fleet/fleet-health';
import type { Formats } from '@/lib/domain/formats/formats';
import { uptimeText } from '../cells/health-words';

/**
 * Returns the heading of the Health page: uptime, and how many devices were down. Says what is not known. `days`, newest
 * first, of a week in the past; null for the last seven days.
 */
export function weekSentence(
  { devices, known, failing, uptime }: Cohort,
  formats: Formats,
  days: readonly string[] | null,
): string {
  const week =
    days === null
      ? 'over the last 7 days'
      : `from ${formats.monthDay(days.at(-1) ?? '')} to ${formats.monthDay(days[0] ?? '')}`;
  if (devices === 0) return 'No meters or gateways yet';
  if (uptime === null || failing === null) return `Uptime ${week} is not known`;
  const failures =
    failing === 0
      ? 'no device was down'
      : `${formats.count(failing)} of ${formats.counted(known, 'device')} ${failing === 1 ? 'was' : 'were'} down at some time`;
  const unknown = devices - known;
  const without = unknown === 0 ? '' : `, not known for ${formats.count(unknown)}`;
  return `Uptime ${uptimeText(uptime, formats)} ${week}${without}; ${failures}`;
}
