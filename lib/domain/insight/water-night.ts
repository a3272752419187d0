import { median } from '../statistics';
import { basisOf, type Finding, quietFinding } from './finding';
import { type HourUsage, knownValues, type LocalDay, type UsageStep } from './local-days';

const RULE = 'water-night';
const NIGHTS = 7;
const MIN_NIGHTS = 5;
const LEARNING_NIGHTS = 28;
const MIN_LEARNT_NIGHTS = 14;
const MIN_GALLONS_PER_HOUR = 2;
const RATIO = 3;
/** This many nights below the limit in a row end it. */
const QUIET_NIGHTS = 2;

const isNight = ({ hour }: HourUsage) => hour >= 2 && hour < 5;

/**
 * Finds more water at night than before: the median over seven nights of the lowest hour between two and five o'clock is
 * above two gallons and above three times the median of the 28 nights before. An hour of zero between two ticks of a
 * coarse register lowers a night to zero, so such a register raises nothing by itself.
 */
export function nightWater(days: readonly LocalDay[]): Finding {
  const nights = days.flatMap(({ day, hours }) => {
    const between = hours.filter(isNight);
    // A night that is not over yet is not judged. In spring the clock may skip an hour of it.
    return between.at(-1)?.hour === 4 ? [{ day, ...lowestOf(between) }] : [];
  });
  const latest = nights.slice(-NIGHTS);
  const before = knownValues(nights.slice(0, -NIGHTS).slice(-LEARNING_NIGHTS));
  const now = knownValues(latest);
  if (now.length < MIN_NIGHTS || before.length < MIN_LEARNT_NIGHTS) return quietFinding(RULE, 'unknown', latest);

  const typical = median(before) ?? 0;
  const limit = Math.max(MIN_GALLONS_PER_HOUR, RATIO * typical);
  const level = median(now) ?? 0;
  const ended = now.slice(-QUIET_NIGHTS).every((value) => value <= limit);
  if (level <= limit || ended) return quietFinding(RULE, 'clear', latest);

  let first = nights.length - 1;
  for (let index = first, quiet = 0; index >= 0 && quiet < QUIET_NIGHTS; index -= 1) {
    const value = nights[index]?.value ?? null;
    if (value === null) continue;
    quiet = value <= limit ? quiet + 1 : 0;
    if (quiet === 0) first = index;
  }
  const since = nights[first]?.start ?? 0;
  const shown = nights.slice(-(NIGHTS + LEARNING_NIGHTS));
  return {
    rule: RULE,
    state: 'active',
    since,
    sinceIsExact: first > 0,
    level,
    limit,
    typical,
    basis: basisOf(shown),
    evidence: {
      per: 'day',
      steps: shown.map(({ start, end, value }) => ({ start, end, value, marked: start >= since })),
      limit,
      typical,
    },
  };
}

function lowestOf(hours: readonly HourUsage[]): UsageStep {
  const values = knownValues(hours);
  const complete = values.length === hours.length && values.length > 0;
  return {
    start: hours[0]?.start ?? 0,
    end: hours.at(-1)?.end ?? 0,
    value: complete ? Math.min(...values) : null,
  };
}
