import type { Alert } from '../insight/alerts';
import type { AlertRule } from '../insight/finding';

/** The rules by how soon a person should know. */
const URGENCY: readonly AlertRule[] = [
  'gas-never-zero',
  'water-burst',
  'water-continuous',
  'water-night',
  'water-volume',
  'water-winter',
  'always-on-rise',
  'unusual-day',
];

/** Returns the open alerts that the user does not expect, most urgent first; `now` in milliseconds. */
export function openAlerts<A extends Pick<Alert, 'rule' | 'state' | 'quietUntil'>>(
  alerts: readonly A[],
  now: number,
): A[] {
  const open = alerts.filter((alert) => alert.state === 'open' && !isQuiet(alert, now));
  return open.sort((a, b) => URGENCY.indexOf(a.rule) - URGENCY.indexOf(b.rule));
}

function isQuiet({ quietUntil }: Pick<Alert, 'quietUntil'>, now: number): boolean {
  return quietUntil !== null && quietUntil > now;
}
