import { Temporal } from 'temporal-polyfill';
import { exactSum } from '../exact-sum';
import type { DayUsage } from './day-steps';
import { basisOf, type Finding, markedSteps, quietFinding } from './finding';
import { knownValues } from './local-days';

const RULE = 'water-winter';
/** A month. */
const DAYS = 30;
const MIN_KNOWN_SHARE = 0.9;
/** A family of four that uses more than 12,000 gallons in a month of winter has a serious leak, says EPA WaterSense. */
const MAX_GALLONS_PER_PERSON = 3_000;
const EVIDENCE_DAYS = 60;

/**
 * Finds very much water for the number of people: more than 3,000 gallons each in the last thirty days, all of them in
 * winter, when little is used outdoors. `isWinter` says that of a calendar day. Unknown without the number of people.
 */
export function waterWinter(
  totals: readonly DayUsage[],
  people: number | null,
  isWinter: (day: string) => boolean,
): Finding {
  const month = totals.slice(-DAYS);
  const [first, last] = [month[0], month.at(-1)];
  const known = knownValues(month);
  if (people === null || month.length < DAYS || !first || !last || known.length < MIN_KNOWN_SHARE * DAYS)
    return quietFinding(RULE, 'unknown', month);
  const level = exactSum(known);
  const limit = MAX_GALLONS_PER_PERSON * people;
  if (level <= limit || !isWinter(first.day) || !isWinter(last.day)) return quietFinding(RULE, 'clear', month);
  const perDay = limit / DAYS;
  return {
    rule: RULE,
    state: 'active',
    since: first.start,
    sinceIsExact: true,
    level,
    limit,
    typical: null,
    basis: basisOf(month),
    evidence: {
      per: 'day',
      steps: markedSteps(totals.slice(-EVIDENCE_DAYS), (day) => month.includes(day)),
      limit: perDay,
      typical: null,
    },
  };
}

/** Returns a function that says whether a calendar day is in winter: by the season in which the clocks of a zone go back. */
export function winterIn(zone: string): (day: string) => boolean {
  const offset = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(zone).offsetNanoseconds;
  const isSouthern = offset('2026-01-01') > offset('2026-07-01');
  const months = isSouthern ? ['06', '07', '08'] : ['12', '01', '02'];
  return (day) => months.includes(day.slice(5, 7));
}
