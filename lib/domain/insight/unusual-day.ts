import { median, medianDistance, quantile } from '../statistics';
import { type DayUsage, daySteps } from './day-steps';
import { basisOf, type Finding, markedSteps, quietFinding } from './finding';
import { finishedDays, knownValues, type LocalDay } from './local-days';
import { vacationDays } from './vacation-days';

const RULE = 'unusual-day';
const DAYS = 28;
const MIN_DAYS = 21;
const MIN_SCORE = 5;
const MIN_RATIO = 1.5;
/** One event for a week of unusual days. */
const NEWS_DAYS = 7;
const EVIDENCE_DAYS = 56;
/** With a median below this part of the high days, the days differ too much to be compared with their median. */
const MAX_IRREGULAR_SHARE = 0.5;
/** The median distance of normally distributed values is this part of their standard deviation. */
const TO_DEVIATION = 1.4826;

/** Less extra usage than this in a day is not worth a word, in the meter's unit. */
export const MIN_EXTRA: Record<string, number> = { kWh: 3, CCF: 0.5, gal: 100 };

/**
 * Finds a day of much more usage than the 28 days before it: five deviations and half more than their median, and more
 * than `minExtra`. Looks at the last seven days that are over; `since` is the first of them that is unusual. Absences are
 * no measure. A day is judged by all weekdays together, because the season moves usage more than the weekday does.
 */
export function unusualDay(days: readonly LocalDay[], minExtra: number): Finding {
  const finished = finishedDays(days);
  const totals = daySteps(finished);
  const away = vacationDays(finished.slice(-(DAYS + NEWS_DAYS + 1)));
  const latest = totals.slice(-NEWS_DAYS);
  let found: { day: DayUsage; limit: number; typical: number; before: DayUsage[] } | null = null;
  let judged = 0;
  for (const day of latest) {
    const index = totals.indexOf(day);
    const before = totals.slice(Math.max(0, index - DAYS), index).filter((other) => !away.has(other.day));
    const limits = limitsOf(before, minExtra);
    if (limits === null || day.value === null) continue;
    judged += 1;
    if (day.value <= limits.limit) continue;
    found ??= { day, before, ...limits };
  }
  const last = totals.at(-1);
  if (!found) return quietFinding(RULE, judged > 0 && last?.value !== null ? 'clear' : 'unknown', latest);
  const { day, limit, typical, before } = found;
  return {
    rule: RULE,
    state: 'active',
    since: day.start,
    sinceIsExact: true,
    level: day.value ?? 0,
    limit,
    typical,
    basis: basisOf([...before, day]),
    evidence: {
      per: 'day',
      steps: markedSteps(totals.slice(-EVIDENCE_DAYS), (other) => other === day),
      limit,
      typical,
    },
  };
}

function limitsOf(before: readonly DayUsage[], minExtra: number): { limit: number; typical: number } | null {
  const values = knownValues(before);
  const typical = median(values);
  if (values.length < MIN_DAYS || typical === null) return null;
  // A car that charges on some days has no typical day: only a day beyond all others is unusual.
  const isIrregular = typical < MAX_IRREGULAR_SHARE * (quantile(values, 0.9) ?? 0);
  const deviation = Math.max(TO_DEVIATION * (medianDistance(values, typical) ?? 0), 0.05 * typical);
  const measure = isIrregular ? Math.max(...values) : typical;
  return { typical, limit: Math.max(typical + MIN_SCORE * deviation, measure * MIN_RATIO, typical + minExtra) };
}

/** An hour of an unusual day, and the median of the same hour of the days before. */
export interface UnusualHour {
  start: number;
  end: number;
  value: number;
  typical: number;
}

/** Returns the three hours of a day that carry most of its extra usage, largest first. */
export function unusualHours(days: readonly LocalDay[], dayStart: number): UnusualHour[] {
  const index = days.findIndex(({ start }) => start === dayStart);
  const before = days.slice(Math.max(0, index - DAYS), Math.max(0, index)).flatMap(({ hours }) => hours);
  return (days[index]?.hours ?? [])
    .flatMap(({ start, end, hour, value }) => {
      const same = before.flatMap((other) => (other.hour === hour && other.value !== null ? [other.value] : []));
      const typical = median(same);
      return value === null || typical === null ? [] : [{ start, end, value, typical }];
    })
    .sort((a, b) => b.value - b.typical - (a.value - a.typical))
    .slice(0, 3);
}
