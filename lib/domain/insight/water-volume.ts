import { quantile } from '../statistics';
import { type DayUsage, daySteps } from './day-steps';
import { basisOf, type Finding, markedSteps, quietFinding } from './finding';
import { finishedDays, knownValues, type LocalDay } from './local-days';

const RULE = 'water-volume';
const WEEKS = 8;
const MIN_WEEKS = 6;
const RATIO = 3;
const MIN_GALLONS_PER_DAY = 300;
const EVIDENCE_DAYS = 56;

/**
 * Finds a day of very much water: the last day that is over used more than 300 gallons and more than three times what
 * nine of ten such weekdays of the eight weeks before used.
 */
export function waterVolume(days: readonly LocalDay[]): Finding {
  const totals = daySteps(finishedDays(days));
  const latest = totals.at(-1);
  if (!latest || latest.value === null) return quietFinding(RULE, 'unknown', totals.slice(-1));
  if (latest.value <= MIN_GALLONS_PER_DAY) return quietFinding(RULE, 'clear', totals.slice(-1));
  const { weekday } = latest;
  const sameWeekday = totals
    .slice(0, -1)
    .slice(-7 * WEEKS)
    .filter((day: DayUsage) => day.weekday === weekday);
  const before = knownValues(sameWeekday);
  if (before.length < MIN_WEEKS) return quietFinding(RULE, 'unknown', sameWeekday);
  const limit = Math.max(MIN_GALLONS_PER_DAY, RATIO * (quantile(before, 0.9) ?? 0));
  if (latest.value <= limit) return quietFinding(RULE, 'clear', [...sameWeekday, latest]);
  const typical = quantile(before, 0.5);
  return {
    rule: RULE,
    state: 'active',
    since: latest.start,
    sinceIsExact: true,
    level: latest.value,
    limit,
    typical,
    basis: basisOf([...sameWeekday, latest]),
    evidence: { per: 'day', steps: markedSteps(totals.slice(-EVIDENCE_DAYS), (day) => day === latest), limit, typical },
  };
}
