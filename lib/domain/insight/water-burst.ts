import { median } from '../statistics';
import { basisOf, type Finding, markedSteps, quietFinding } from './finding';
import { irrigationHabit } from './irrigation-habit';
import { hoursOfDays, knownValues, type LocalDay } from './local-days';

const RULE = 'water-burst';
/** Hours in which a burst is still news. */
const HOURS = 24;
/** Four open taps for a whole hour. A quarter hour alone may be a bath. */
const MIN_GALLONS_PER_HOUR = 200;
const EVIDENCE_HOURS = 72;

/**
 * Finds a very high flow in the last 24 hours: 200 gallons or more in an hour at which the garden is not usually
 * watered. `since` is the first hour of the latest such flow.
 */
export function waterBurst(days: readonly LocalDay[]): Finding {
  const hours = hoursOfDays(days);
  const latest = hours.slice(-HOURS);
  if (!latest.some(({ value }) => value !== null)) return quietFinding(RULE, 'unknown', latest);
  const latestStart = latest[0]?.start ?? 0;
  const bursts = days
    .filter(({ end }) => end > latestStart)
    .flatMap(({ start, weekday, hours: ofDay }) => {
      const isHabit = irrigationHabit(days, start);
      return ofDay.filter(({ hour, value }) => (value ?? 0) >= MIN_GALLONS_PER_HOUR && !isHabit(weekday, hour));
    });
  const last = bursts.at(-1);
  if (!last || last.end <= latestStart) return quietFinding(RULE, 'clear', latest);

  const starts = new Set(bursts.map(({ start }) => start));
  let first = hours.findIndex(({ start }) => start === last.start);
  while (starts.has(hours[first - 1]?.start ?? Number.NaN)) first -= 1;
  const since = hours[first]?.start ?? last.start;
  const shown = hours.slice(-EVIDENCE_HOURS);
  const typical = median(knownValues(hours.slice(-28 * 24)));
  return {
    rule: RULE,
    state: 'active',
    since,
    sinceIsExact: true,
    level: Math.max(...bursts.filter(({ start }) => start >= since).map(({ value }) => value ?? 0)),
    limit: MIN_GALLONS_PER_HOUR,
    typical,
    basis: basisOf(latest),
    evidence: {
      per: 'hour',
      steps: markedSteps(shown, ({ start }) => starts.has(start)),
      limit: MIN_GALLONS_PER_HOUR,
      typical,
    },
  };
}
