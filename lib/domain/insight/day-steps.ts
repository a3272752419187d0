import type { LocalDay, UsageStep } from './local-days';

/** A day's total as an interval, with its name and weekday. */
export interface DayUsage extends UsageStep {
  day: string;
  weekday: number;
}

/** Returns the totals of days; null for a day of which too little is stored. */
export function daySteps(days: readonly LocalDay[]): DayUsage[] {
  return days.map(({ day, weekday, start, end, total }) => ({ day, weekday, start, end, value: total }));
}
