import type { AboveTypical } from './above-typical';
import type { ActiveFinding, AlertRule, Finding } from './finding';
import type { UnusualHour } from './unusual-day';

/** What a user may say about an alert: this was expected, or it was a real problem. */
export const ALERT_FEEDBACK = ['expected', 'real'] as const;
export type AlertFeedback = (typeof ALERT_FEEDBACK)[number];

/** How long a rule stays quiet about a meter after 'expected'. */
export const QUIET_DAYS = 60;

/** The numbers of a finding and its picture, with what explains it. */
export interface AlertContent extends Omit<ActiveFinding, 'rule' | 'state' | 'since'> {
  aboveTypical: AboveTypical | null;
  unusualHours: UnusualHour[];
}

/** An alert; instants in milliseconds, amounts in the meter's unit. */
export interface Alert {
  id: string;
  premiseId: string;
  meterId: string;
  meterType: string;
  rule: AlertRule;
  state: 'open' | 'closed';
  /** When the cause began, when it was found, and the end of the newest reading it was checked with. */
  since: number;
  openedAt: number;
  knownUntil: number;
  closedAt: number | null;
  /** `corrected`: later readings show that there was nothing. */
  closedBy: 'ended' | 'corrected' | null;
  version: number;
  content: AlertContent;
  feedback: AlertFeedback | null;
  quietUntil: number | null;
}

/** What to do with the alert of a rule about a meter. */
export type AlertStep =
  | { step: 'none' }
  | { step: 'open'; since: number }
  | { step: 'update'; since: number; version: number }
  | { step: 'close'; closedAt: number; closedBy: 'ended' | 'corrected' };

/** Rules about a day, an hour or a month that is over: what comes later belongs to the same event while it is open. */
const EVENTS: readonly AlertRule[] = ['water-burst', 'water-volume', 'water-winter', 'unusual-day'];

/**
 * Returns the step that a finding takes. `open` is the open alert of its rule and meter, if any; `quietUntil` the end of
 * the quiet time that a user asked for; `knownUntil` the end of the newest reading, `now` the current time (milliseconds).
 * Time is that of the readings: an alert that closes ended with them, whenever they came. The same readings again change
 * nothing, and unknown neither opens nor closes.
 */
export function alertStep(
  finding: Finding,
  open: Pick<Alert, 'since' | 'knownUntil' | 'version' | 'content'> | null,
  { quietUntil, knownUntil, now }: { quietUntil: number | null; knownUntil: number; now: number },
): AlertStep {
  if (finding.state !== 'active') {
    if (!open || finding.state === 'unknown') return { step: 'none' };
    // Without a newer reading, only a correction can have removed the cause.
    const closedBy = knownUntil > open.knownUntil ? 'ended' : 'corrected';
    return { step: 'close', closedAt: knownUntil, closedBy };
  }
  if (!open) return quietUntil !== null && quietUntil > now ? { step: 'none' } : { step: 'open', since: finding.since };
  const since = EVENTS.includes(finding.rule) ? Math.min(open.since, finding.since) : finding.since;
  const { level, limit } = open.content;
  const isSame = since === open.since && level === finding.level && limit === finding.limit;
  return { step: 'update', since, version: isSame ? open.version : open.version + 1 };
}

/** Returns what an alert stores of a finding. */
export function alertContent(
  { rule: _rule, state: _state, since: _since, ...content }: ActiveFinding,
  explained: Pick<AlertContent, 'aboveTypical' | 'unusualHours'>,
): AlertContent {
  return { ...content, ...explained };
}
