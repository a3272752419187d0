import { addDays } from '../calendar';
import { meterTypeOf } from '../meter-types';
import { type AboveTypical, aboveTypical } from './above-typical';
import { type AlwaysOn, alwaysOn, alwaysOnRise } from './always-on';
import { type DayUsage, daySteps } from './day-steps';
import { fillHours } from './fill-hours';
import type { Finding } from './finding';
import { dayForecast, type Forecast, monthForecast } from './forecast';
import { type ScoredForecast, scoreForecasts } from './forecast-score';
import { gasNeverZero } from './gas-never-zero';
import {
  finishedDays,
  hoursOfDays,
  type LocalCalendar,
  type LocalDay,
  toLocalDays,
  type UsageStep,
} from './local-days';
import { type PeakDemand, peakDemand } from './peak-demand';
import { registerQuantum } from './register-quantum';
import { MIN_EXTRA, type UnusualHour, unusualDay, unusualHours } from './unusual-day';
import { waterBurst } from './water-burst';
import { continuousWater } from './water-continuous';
import { fastLeak } from './water-fast';
import { nightWater } from './water-night';
import { waterVolume } from './water-volume';
import { waterWinter, winterIn } from './water-winter';

const LEARNING_DAYS = 56;
const COMPARED_DAYS = 7;
const DAY_MS = 86_400_000;

/** What is stored of a meter, up to now. */
export interface MeterUsage {
  meterType: string;
  /**
   * Hours of about 400 days, quarter hours and typical hours of the newest weeks, and minutes of the newest days, as far
   * as they are stored.
   */
  hours: readonly UsageStep[];
  quarters: readonly UsageStep[];
  minutes: readonly UsageStep[];
  typical: readonly UsageStep[];
  /** How many live there; null where that is not known. */
  people: number | null;
}

/** Everything that is worked out about a meter; instants in milliseconds, amounts in the meter's unit. */
export interface MeterInsights {
  /** The end of the newest interval with a number; null when nothing is stored. */
  knownUntil: number | null;
  /** Days with a total, of those that forecasts need. */
  learning: { days: number; needed: number };
  findings: Finding[];
  /** The hours that carried an unusual day. */
  unusualHours: UnusualHour[];
  /** The last seven days against what the cloud calls typical. */
  aboveTypical: AboveTypical | null;
  alwaysOn: AlwaysOn | null;
  /** Of the current month. */
  peak: PeakDemand | null;
  forecast: { day: Forecast | null; month: Forecast | null; scores: ScoredForecast[] };
}

/** Returns the insights of a meter from what is stored of it. */
export function meterInsights(usage: MeterUsage, calendar: LocalCalendar): MeterInsights {
  const days = toLocalDays(fillHours(usage.hours, usage.quarters), calendar);
  const totals = daySteps(finishedDays(days));
  const knownUntil = days.at(-1)?.hours.at(-1)?.end ?? null;
  const findings = findingsOf(usage, days, { totals, zone: calendar.zone });
  const unusual = findings.find(({ rule }) => rule === 'unusual-day');
  const from = addDays(totals.at(-1)?.day ?? '1970-01-01', 1);
  const { commodity } = meterTypeOf(usage.meterType);
  return {
    knownUntil,
    learning: {
      days: Math.min(LEARNING_DAYS, totals.slice(-LEARNING_DAYS).filter(({ value }) => value !== null).length),
      needed: LEARNING_DAYS,
    },
    findings,
    unusualHours: unusual?.state === 'active' ? unusualHours(days, unusual.since) : [],
    aboveTypical:
      knownUntil === null
        ? null
        : aboveTypical(hoursOfDays(days.slice(-COMPARED_DAYS - 1)), usage.typical, knownUntil - COMPARED_DAYS * DAY_MS),
    alwaysOn: commodity === 'electricity' && !isNet(usage.meterType) ? alwaysOn(days) : null,
    peak: commodity === 'electricity' || commodity === 'sub-meter' ? peakOf(usage, days) : null,
    forecast: {
      day: dayForecast(days),
      month: monthForecast(totals, from.slice(0, 7), from),
      scores: scoreForecasts(totals),
    },
  };
}

/** Returns the answers of the rules that fit a type of meter. A net meter and a solar meter are for none. */
function findingsOf(
  { meterType, minutes, people }: MeterUsage,
  days: readonly LocalDay[],
  { totals, zone }: { totals: readonly DayUsage[]; zone: string },
): Finding[] {
  const { commodity, unit } = meterTypeOf(meterType);
  const unusual = () => unusualDay(days, MIN_EXTRA[unit ?? ''] ?? 0);
  if (isNet(meterType)) return [];
  if (commodity === 'electricity') return [alwaysOnRise(days), unusual()];
  if (commodity === 'sub-meter') return [unusual()];
  if (commodity === 'gas') return [gasNeverZero(days), unusual()];
  if (commodity !== 'water') return [];
  if (meterType === 'water_outdoor') return [waterBurst(days), waterVolume(days)];
  const quantum = registerQuantum(hoursOfDays(days));
  const continuous = continuousWater(days, quantum);
  return withoutEffects([
    continuous.state === 'active' ? continuous : (fastLeak(minutes, days, quantum) ?? continuous),
    nightWater(days),
    waterBurst(days),
    waterVolume(days),
    waterWinter(totals, people, winterIn(zone)),
    unusual(),
  ]);
}

/** Returns findings without those that another one explains: neither is news, nor is its end. */
function withoutEffects(findings: readonly Finding[]): Finding[] {
  const isActive = (rule: Finding['rule']) => findings.some((other) => other.rule === rule && other.state === 'active');
  const causes: Partial<Record<Finding['rule'], Finding['rule'][]>> = {
    'water-night': ['water-continuous'],
    'water-volume': ['water-burst'],
    'water-winter': ['water-continuous'],
    'unusual-day': ['water-continuous', 'water-burst', 'water-volume'],
  };
  return findings.map((finding): Finding => {
    if (!causes[finding.rule]?.some(isActive)) return finding;
    return { rule: finding.rule, state: 'unknown', basis: finding.basis, evidence: null };
  });
}

function peakOf({ quarters }: MeterUsage, days: readonly LocalDay[]): PeakDemand | null {
  const month = days.at(-1)?.day.slice(0, 7);
  const ofMonth = days.filter(({ day }) => day.slice(0, 7) === month);
  const start = ofMonth[0]?.start ?? 0;
  const fine = quarters.filter((step) => step.start >= start);
  const hours = hoursOfDays(ofMonth);
  // Quarter hours of a part of the month would hide the peak of the rest.
  const known = (steps: readonly UsageStep[]) =>
    steps.reduce((ms, step) => ms + (step.value === null ? 0 : step.end - step.start), 0);
  return peakDemand(known(fine) >= known(hours) ? fine : hours);
}

const isNet = (meterType: string) => meterTypeOf(meterType).canBeNegative;
