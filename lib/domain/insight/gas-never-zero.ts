import { median } from '../statistics';
import { daySteps } from './day-steps';
import { type Basis, basisOf, type Finding, markedSteps, quietFinding } from './finding';
import { finishedDays, type HourUsage, hoursOfDays, knownValues, type LocalDay } from './local-days';

const RULE = 'gas-never-zero';
const DAYS = 7;
const LEARNING_DAYS = 28;
/** Days around the same date of the year before. */
const LAST_YEAR_DAYS = 14;
const YEAR_DAYS = 365;
/** Less than this in an hour counts as none: a register shows no finer flow in an hour. */
const MIN_CCF_PER_HOUR = 0.005;
const MAX_ZERO_SHARE = 0.05;
const MIN_TYPICAL_ZERO_SHARE = 0.5;
const MIN_KNOWN_SHARE = 0.9;
/** Months without heating in the northern hemisphere, for a home without a year of readings. */
const WARM_MONTHS = ['05', '06', '07', '08', '09'];

/**
 * Finds gas that burns all the time: in seven days fewer than one hour in twenty had none, although more than half of
 * the hours had none before. Heating looks the same, so it is judged only in a season without: where the same weeks of
 * the year before had mostly hours without gas, or between May and September.
 *
 * The finding never means that anything is in order or out of danger; its text must send a person who smells gas out.
 */
export function gasNeverZero(days: readonly LocalDay[]): Finding {
  const finished = finishedDays(days);
  const latest = finished.slice(-DAYS);
  const before = finished.slice(0, -DAYS).slice(-LEARNING_DAYS);
  const now = zeroShare(latest, DAYS);
  const typical = zeroShare(before, LEARNING_DAYS / 2);
  if (now === null || typical === null) return quietFinding(RULE, 'unknown', hoursOfDays(latest));
  if (now >= MAX_ZERO_SHARE) return quietFinding(RULE, 'clear', hoursOfDays(latest));
  if (typical <= MIN_TYPICAL_ZERO_SHARE || !isOutsideHeating(finished)) {
    return quietFinding(RULE, 'unknown', hoursOfDays(latest));
  }
  const hours = hoursOfDays(finished);
  let first = hours.length - 1;
  while (first > 0 && !isZero(hours[first - 1])) first -= 1;
  const since = hours[first]?.start ?? 0;
  const shown = daySteps(finished.slice(-(DAYS + LEARNING_DAYS)));
  const typicalDay = median(knownValues(shown.slice(0, -DAYS)));
  const burning = hoursOfDays(latest).flatMap(({ value }) => (value === null || isZero({ value }) ? [] : [value]));
  const basis: Basis = basisOf(hoursOfDays([...before, ...latest]));
  return {
    rule: RULE,
    state: 'active',
    since,
    sinceIsExact: first > 0,
    level: Math.min(...burning),
    limit: MIN_CCF_PER_HOUR,
    typical: 0,
    basis,
    evidence: {
      per: 'day',
      steps: markedSteps(shown, ({ end }) => end > since),
      limit: null,
      typical: typicalDay,
    },
  };
}

const isZero = (hour: Pick<HourUsage, 'value'> | undefined) =>
  hour?.value !== undefined && hour.value !== null && hour.value < MIN_CCF_PER_HOUR;

/** Returns which share of the hours had no gas; null when too few are stored. */
function zeroShare(days: readonly LocalDay[], minDays: number): number | null {
  const hours = hoursOfDays(days);
  const known = hours.filter(({ value }) => value !== null);
  if (days.length < minDays || known.length < MIN_KNOWN_SHARE * hours.length) return null;
  return known.filter(isZero).length / known.length;
}

function isOutsideHeating(days: readonly LocalDay[]): boolean {
  const index = days.length - 1 - YEAR_DAYS;
  const lastYear = days.slice(Math.max(0, index - LAST_YEAR_DAYS), Math.max(0, index + LAST_YEAR_DAYS));
  const share = zeroShare(lastYear, LAST_YEAR_DAYS);
  if (share !== null) return share > MIN_TYPICAL_ZERO_SHARE;
  return WARM_MONTHS.includes(days.at(-1)?.day.slice(5, 7) ?? '');
}
