import { isAbsent, isCounted } from '../bucket-states';
import { exactSum } from '../exact-sum';
import type { Bucket } from '../series';

/** Both sides need at least this share of their time, or amounts are given per hour. */
const FULL_COVERAGE = 0.95;
/** With less than this share, nothing is compared. */
const MIN_COVERAGE = 0.5;
/** A share of less than one unit says nothing. */
const MIN_SHARE_BASE = 1;
const HOUR_MS = 3_600_000;

/** An interval of usage beside what it is compared with: null where there is nothing to match it with. */
export interface UsagePair {
  usage: Pick<Bucket, 'start' | 'end' | 'state' | 'value'>;
  other: Pick<Bucket, 'value'> | null;
}

/** Usage and what it is compared with, over the intervals that are over and known on both sides. */
export interface PeriodComparison {
  used: number;
  other: number;
  difference: number;
  /** Difference as a share of `other`; null where it would mislead: on less than one unit, or usage below 0. */
  share: number | null;
  /** How many hours were compared. */
  hours: number;
  /** UTC instant at which the last of them ends. */
  through: string;
  /** Shares of the time that is over which have a number: of usage, and of what it is compared with. */
  coverage: { used: number; other: number };
  /** Amounts per hour, to be shown instead, where a part of either side is missing; null where nothing is. */
  perHour: { used: number; other: number } | null;
}

/** How usage of a period went, in the unit of its intervals. */
export interface UsageVerdict {
  /** All that was measured, the running interval included; null without a number. */
  used: number | null;
  /** Null where too little is known on one side: see `reason`. */
  compared: PeriodComparison | null;
  /** Why nothing is compared; null where something is. `coverage`: too much is missing; `nothing`: nothing matches. */
  reason: 'coverage' | 'nothing' | null;
  /** What was used and what is known of the rest; null where a part is not known. */
  expected: number | null;
}

/** Sums up a period. Intervals may have different lengths: the finest that are known of each part. */
export function usageVerdict(pairs: readonly UsagePair[]): UsageVerdict {
  const known = pairs.map(({ usage }) => usage.value).filter((value) => value !== null);
  const compared = comparePairs(pairs);
  return {
    used: known.length === 0 ? null : exactSum(known),
    compared: typeof compared === 'string' ? null : compared,
    reason: typeof compared === 'string' ? compared : null,
    expected: expectedAmount(pairs),
  };
}

/** Compares the intervals that are over and known on both sides; null where too little is. */
export function comparePeriod(pairs: readonly UsagePair[]): PeriodComparison | null {
  const compared = comparePairs(pairs);
  return typeof compared === 'string' ? null : compared;
}

function comparePairs(pairs: readonly UsagePair[]): PeriodComparison | 'coverage' | 'nothing' {
  const over = pairs.filter(({ usage }) => isCounted(usage.state) || isAbsent(usage.state));
  const slots = over.filter(({ other }) => other !== null);
  const matched = slots.filter(
    ({ usage, other }) => isCounted(usage.state) && usage.value !== null && other?.value != null,
  );
  const last = matched.at(-1);
  if (!last) return 'nothing';
  const coverage = {
    used: shareOfTime(over, ({ usage }) => isCounted(usage.state)),
    other: shareOfTime(slots, ({ other }) => other?.value != null),
  };
  const lowest = Math.min(coverage.used, coverage.other);
  if (lowest < MIN_COVERAGE) return 'coverage';
  const used = exactSum(matched.map(({ usage }) => usage.value ?? 0));
  const other = exactSum(matched.map((pair) => pair.other?.value ?? 0));
  const difference = exactSum([used, -other]);
  const hours = hoursOf(matched);
  return {
    used,
    other,
    difference,
    share: other >= MIN_SHARE_BASE && used >= 0 ? difference / other : null,
    hours,
    through: last.usage.end,
    coverage,
    perHour: lowest < FULL_COVERAGE ? { used: used / hours, other: other / hours } : null,
  };
}

function shareOfTime(pairs: readonly UsagePair[], has: (pair: UsagePair) => boolean): number {
  const all = hoursOf(pairs);
  return all === 0 ? 0 : hoursOf(pairs.filter(has)) / all;
}

function hoursOf(pairs: readonly UsagePair[]): number {
  return pairs.reduce((sum, { usage }) => sum + lengthMs(usage), 0) / HOUR_MS;
}

function lengthMs({ start, end }: Pick<Bucket, 'start' | 'end'>): number {
  return Date.parse(end) - Date.parse(start);
}

/** What an expected amount is worked out from. */
interface ExpectedPart {
  usage: Pick<Bucket, 'state' | 'value'>;
  other: Pick<Bucket, 'value'> | null;
}

/**
 * Returns what is over, plus what is typical of the rest; null where a part is not known. The running interval is at least
 * what it has used so far. All pages say what is expected by this.
 */
export function expectedAmount(pairs: readonly ExpectedPart[]): number | null {
  const parts: number[] = [];
  for (const { usage, other } of pairs) {
    const part = partOf(usage, other?.value ?? null);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.length === 0 ? null : exactSum(parts);
}

function partOf({ state, value }: ExpectedPart['usage'], typical: number | null): number | null {
  if (isCounted(state)) return value;
  if (state === 'running') return typical === null ? null : Math.max(value ?? typical, typical);
  return state === 'future' ? typical : null;
}
