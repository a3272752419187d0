import type { UsageViewParams } from '@/lib/client/usage-view';
import { parseUsageView } from '@/lib/client/usage-view';
import { dayParts } from '@/lib/domain/formats/day-text';

/** The periods that a home's chart shows in place. */
export const PERIODS = ['day', 'week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Returns the view of the period around today: the same as the usage page shows, so that both share their data. */
export function periodView(period: Period, today: string, firstWeekday: number): UsageViewParams {
  const params = new URLSearchParams({ range: period, granularity: GRANULARITY[period] });
  return parseUsageView(params, today, firstWeekday);
}

const GRANULARITY: Record<Period, string> = { day: 'hour', week: 'day', month: 'day', year: 'month' };

/** Returns how a period is named: 'today', 'this week', 'in November', 'in 2026'. */
export function periodName(period: Period, today: string): string {
  const { longMonth, year } = dayParts(today);
  return { day: 'today', week: 'this week', month: `in ${longMonth}`, year: `in ${year}` }[period];
}

/** Returns what is typical in a period: 'Typical Saturday', 'Typical'. */
export function typicalName(period: Period, today: string): string {
  return period === 'day' ? `Typical ${dayParts(today).longWeekday}` : 'Typical';
}
