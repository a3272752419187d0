import { dayStart } from '../../calendar';
import {
  type HourUsage,
  type LocalCalendar,
  type LocalDay,
  localCalendar,
  toLocalDays,
  type UsageStep,
} from '../local-days';

const HOUR_MS = 3_600_000;

/** The hour to fill in: its day counted from the first one, from 0, and the wall clock. */
export interface At {
  index: number;
  day: string;
  weekday: number;
  hour: number;
}

export interface Scenario {
  /** The first day, `YYYY-MM-DD`. */
  from: string;
  days: number;
  /** Hours to leave out at the end: the last day is not over. */
  openHours?: number;
  zone?: string;
  usage: (at: At) => number | null;
}

/** The days of a calendar with zeros, which take longer to compute than a test runs. */
const skeletons = new Map<string, { calendar: LocalCalendar; days: LocalDay[] }>();

function skeleton(from: string, days: number, zone: string) {
  const key = `${from} ${days} ${zone}`;
  const found = skeletons.get(key);
  if (found) return found;
  const start = dayStart(from, zone);
  const calendar = localCalendar({ start, end: start + (days - 0.5) * 24 * HOUR_MS }, zone);
  const end = calendar.days.at(-1)?.end ?? start;
  const hours: UsageStep[] = [];
  for (let at = start; at < end; at += HOUR_MS) hours.push({ start: at, end: at + HOUR_MS, value: 0 });
  const made = { calendar, days: toLocalDays(hours, calendar) };
  skeletons.set(key, made);
  return made;
}

/** Returns days whose hours have the usage of a scenario. */
export function insightDays({ from, days, openHours = 0, zone = 'America/Denver', usage }: Scenario): LocalDay[] {
  const { calendar, days: empty } = skeleton(from, days, zone);
  const filled = empty.flatMap(({ day, weekday, hours }, index) =>
    hours.map((hour) => ({ ...hour, value: usage({ index, day, weekday, hour: hour.hour }) })),
  );
  return toLocalDays(filled.slice(0, filled.length - openHours), calendar);
}

/** Returns the same days with other usage, as a later answer of the cloud may have. */
export function corrected(days: readonly LocalDay[], zone: string, change: (hour: HourUsage) => number | null) {
  const hours = days.flatMap((day) => day.hours.map((hour) => ({ ...hour, value: change(hour) })));
  return toLocalDays(hours, localCalendar({ start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 }, zone));
}

/** Returns what a register shows that ticks in steps of `quantum`. */
export function ticking(quantum: number): (amount: number) => number {
  let rest = 0;
  return (amount) => {
    rest += amount;
    const ticks = Math.floor(rest / quantum);
    rest -= ticks * quantum;
    return ticks * quantum;
  };
}

/** Returns the same usage as a register shows that ticks in steps of `quantum`; nothing stays nothing. */
export function ticked(quantum: number, usage: Scenario['usage']): Scenario['usage'] {
  const tick = ticking(quantum);
  return (at) => tick(usage(at) ?? 0);
}

/** A household's water by hour, 100 gallons a day, nothing at night. */
const WATER = [0, 0, 0, 0, 0, 3, 12, 14, 8, 4, 3, 3, 4, 3, 3, 3, 4, 8, 9, 8, 6, 4, 1, 0];

/** Returns the gallons that a household uses in an hour. */
export const household = ({ hour }: Pick<At, 'hour'>): number => WATER[hour] ?? 0;

/** Returns the gallons of a garden that is watered at five on Monday, Wednesday and Friday. */
export const garden = ({ weekday, hour }: Pick<At, 'weekday' | 'hour'>): number =>
  hour === 5 && [1, 3, 5].includes(weekday) ? 240 : 0;
