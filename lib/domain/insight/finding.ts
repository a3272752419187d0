import type { UsageStep } from './local-days';

/** The rules that can raise an alert. */
export const ALERT_RULES = [
  'water-continuous',
  'water-night',
  'water-burst',
  'water-volume',
  'water-winter',
  'gas-never-zero',
  'always-on-rise',
  'unusual-day',
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];

/** What an answer was worked out from; instants in milliseconds. `known` of `expected` intervals have a number. */
export interface Basis {
  start: number;
  end: number;
  expected: number;
  known: number;
}

/** The picture of a finding: the intervals it was worked out from, and the lines drawn across them. */
export interface Evidence {
  per: 'hour' | 'day';
  /** `marked` intervals are those that the finding is about. */
  steps: (UsageStep & { marked: boolean })[];
  /** What an interval may reach. */
  limit: number | null;
  typical: number | null;
}

/**
 * The answer of a rule about one meter, in the meter's unit.
 * - `active`: the rule applies to the newest data
 * - `clear`: it does not
 * - `unknown`: too little is stored to say; this neither raises nor ends an alert
 */
export type Finding = { rule: AlertRule; state: 'clear' | 'unknown'; basis: Basis; evidence: null } | ActiveFinding;

export interface ActiveFinding {
  rule: AlertRule;
  state: 'active';
  /** When it began, in milliseconds. */
  since: number;
  /** False when nothing is stored from just before: it may have begun earlier. */
  sinceIsExact: boolean;
  /** What was measured, and what it exceeds: per hour, per day, or in a month (`water-winter`). */
  level: number;
  limit: number;
  typical: number | null;
  basis: Basis;
  evidence: Evidence;
}

/** Returns the basis of an answer that was worked out from these adjacent intervals. */
export function basisOf(steps: readonly UsageStep[]): Basis {
  return {
    start: steps[0]?.start ?? 0,
    end: steps.at(-1)?.end ?? 0,
    expected: steps.length,
    known: steps.filter(({ value }) => value !== null).length,
  };
}

/** Returns intervals for a picture; those that `isMarked` selects are drawn as what the finding is about. */
export function markedSteps<Step extends UsageStep>(
  steps: readonly Step[],
  isMarked: (step: Step) => boolean,
): Evidence['steps'] {
  return steps.map((step) => ({ start: step.start, end: step.end, value: step.value, marked: isMarked(step) }));
}

/** Returns a finding that says nothing is wrong, or that too little is stored. */
export function quietFinding(rule: AlertRule, state: 'clear' | 'unknown', steps: readonly UsageStep[]): Finding {
  return { rule, state, basis: basisOf(steps), evidence: null };
}
