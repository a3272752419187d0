import type { Alert } from '../insight/alerts';
import type { ActiveFinding, AlertRule } from '../insight/finding';

/** The rules by how soon a person should know. */
const URGENCY: readonly AlertRule[] = [
  'gas-never-zero',
  'water-burst',
  'water-continuous',
  'water-night',
  'water-volume',
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

/** What needs attention: an open alert, or what was just found and is no alert yet. */
type Attention<F extends FoundNow> = { alert: Alert; found: null } | { alert: null; found: F };

interface FoundNow {
  meterId: string;
  finding: ActiveFinding;
}

/**
 * Returns what needs attention at a home, most urgent first: its open alerts, and findings that no alert stands for yet.
 * Nothing that the user asked to be quiet about; `now` in milliseconds.
 */
export function attentionOf<F extends FoundNow>(
  alerts: readonly Alert[],
  found: readonly F[],
  now: number,
): Attention<F>[] {
  const known = new Set(alerts.filter((alert) => alert.state === 'open' || isQuiet(alert, now)).map(causeOf));
  const all: Attention<F>[] = [
    ...openAlerts(alerts, now).map((alert) => ({ alert, found: null })),
    ...found
      .filter(({ meterId, finding }) => !known.has(causeOf({ meterId, rule: finding.rule })))
      .map((each) => ({ alert: null, found: each })),
  ];
  const rank = ({ alert, found: each }: Attention<F>) => URGENCY.indexOf(alert ? alert.rule : each.finding.rule);
  return all.sort((a, b) => rank(a) - rank(b));
}

function isQuiet({ quietUntil }: Pick<Alert, 'quietUntil'>, now: number): boolean {
  return quietUntil !== null && quietUntil > now;
}

function causeOf({ meterId, rule }: Pick<Alert, 'meterId' | 'rule'>): string {
  return `${rule} ${meterId}`;
}
