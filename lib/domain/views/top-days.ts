import { exactSum } from '../exact-sum';
import type { UsageStep } from '../insight/local-days';
import { localHours } from './local-hours';

const MIN_KNOWN = 0.9;

/** A day and what was used on it. */
export interface DayTotal {
  day: string;
  total: number;
}

export interface TopDays {
  /** Highest first. */
  days: DayTotal[];
  /** Days of which too little is measured to rank them. */
  leftOut: number;
  /** The middle day of those that are ranked; null without any. */
  middle: number | null;
}

/** Ranks the days of a range by what was used. `steps` are sorted, within days, and over; missing is null. */
export function topDays(steps: readonly UsageStep[], zone: string): TopDays {
  const localHour = localHours(zone);
  const days = new Map<string, { values: number[]; knownMs: number; ms: number }>();
  for (const { start, end, value } of steps) {
    const { day } = localHour(start);
    const found = days.get(day) ?? { values: [], knownMs: 0, ms: 0 };
    days.set(day, found);
    found.ms += end - start;
    if (value === null) continue;
    found.values.push(value);
    found.knownMs += end - start;
  }
  const ranked: DayTotal[] = [];
  for (const [day, { values, knownMs, ms }] of days) {
    if (knownMs >= MIN_KNOWN * ms) ranked.push({ day, total: exactSum(values) });
  }
  ranked.sort((a, b) => b.total - a.total || a.day.localeCompare(b.day));
  return {
    days: ranked,
    leftOut: days.size - ranked.length,
    middle: ranked[Math.floor(ranked.length / 2)]?.total ?? null,
  };
}
