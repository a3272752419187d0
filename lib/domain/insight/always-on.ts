import { median, quantile } from '../statistics';
import { HOURS_PER_YEAR } from '../times';
import { type Basis, basisOf, type Finding, quietFinding } from './finding';
import { finishedDays, hoursOfDays, knownValues, type LocalDay, type UsageStep } from './local-days';

const RULE = 'always-on-rise';
const DAYS = 14;
const MIN_DAYS = 10;
const MIN_DAY_SHARE = 0.9;
/** A rise is measured against this many days ago, and must last this many days. */
const EARLIER_DAYS = 90;
const LASTING_DAYS = 7;
const MIN_RATIO = 1.3;
const MIN_RISE_KW = 0.05;
const EVIDENCE_DAYS = 120;
const HOUR_MS = 3_600_000;

/** The load that is never switched off, in kW, and the quartiles of the nights it is the median of. */
export interface AlwaysOn {
  kw: number;
  lowKw: number;
  highKw: number;
  /** What it adds up to in a year. */
  kwhPerYear: number;
  /** The same 90 days before; null where that is not stored. */
  earlierKw: number | null;
  basis: Basis;
}

/**
 * Returns the always-on load of a home: the median over the last 14 days of each day's lowest hour. Null until ten of
 * these days are stored. It can't be measured by a meter that also counts what is generated.
 */
export function alwaysOn(days: readonly LocalDay[]): AlwaysOn | null {
  const finished = finishedDays(days);
  const lowest = lowestHours(finished);
  const latest = knownValues(lowest.slice(-DAYS));
  const kw = alwaysOnKw(lowest, lowest.length);
  if (kw === null) return null;
  return {
    kw,
    lowKw: quantile(latest, 0.25) ?? kw,
    highKw: quantile(latest, 0.75) ?? kw,
    kwhPerYear: kw * HOURS_PER_YEAR,
    earlierKw: alwaysOnKw(lowest, lowest.length - EARLIER_DAYS),
    basis: basisOf(hoursOfDays(finished.slice(-DAYS))),
  };
}

/**
 * Finds an always-on load that rose: for seven days it has been 30% and 50 W above that of 90 days ago. `since` is the
 * first day of the hours that raised it.
 */
export function alwaysOnRise(days: readonly LocalDay[]): Finding {
  const lowest = lowestHours(finishedDays(days));
  const earlier = alwaysOnKw(lowest, lowest.length - EARLIER_DAYS);
  const now = alwaysOnKw(lowest, lowest.length);
  const shown = lowest.slice(-EVIDENCE_DAYS);
  if (now === null || earlier === null) return quietFinding(RULE, 'unknown', shown);
  const limit = Math.max(earlier * MIN_RATIO, earlier + MIN_RISE_KW);
  const isAbove = (end: number) => (alwaysOnKw(lowest, end) ?? limit) > limit;
  for (let back = 0; back < LASTING_DAYS; back += 1) {
    if (!isAbove(lowest.length - back)) return quietFinding(RULE, 'clear', shown);
  }
  let first = lowest.length - 1;
  for (let index = first; index >= 0; index -= 1) {
    const value = lowest[index]?.value ?? null;
    if (value !== null && value <= limit) break;
    if (value !== null) first = index;
  }
  const since = lowest[first]?.start ?? 0;
  return {
    rule: RULE,
    state: 'active',
    since,
    sinceIsExact: first > 0,
    level: now,
    limit,
    typical: earlier,
    basis: basisOf(shown),
    evidence: {
      per: 'day',
      steps: shown.map((step) => ({ ...step, marked: step.start >= since })),
      limit,
      typical: earlier,
    },
  };
}

/** Returns each day with its lowest hour, in kW; null for a day with too little stored. */
function lowestHours(days: readonly LocalDay[]): UsageStep[] {
  return days.map(({ start, end, hours }) => {
    let lowest = Number.POSITIVE_INFINITY;
    let known = 0;
    for (const hour of hours) {
      // A home that measures exactly nothing has no power.
      if (hour.value === null || hour.value <= 0) continue;
      known += 1;
      lowest = Math.min(lowest, (hour.value * HOUR_MS) / (hour.end - hour.start));
    }
    return { start, end, value: known > 0 && known >= MIN_DAY_SHARE * hours.length ? lowest : null };
  });
}

/** Returns the load as of the day before index `end`. */
function alwaysOnKw(lowest: readonly UsageStep[], end: number): number | null {
  if (end < DAYS) return null;
  const values = knownValues(lowest.slice(end - DAYS, end));
  return values.length >= MIN_DAYS ? median(values) : null;
}
