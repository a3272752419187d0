import type { Span } from './series';

/** Names of purposes for users; an unknown purpose is shown as it is. */
const PURPOSES: Record<string, string> = {
  premises: 'Premises and meters',
  live: 'Live readings',
  usage: 'Usage',
  baseline: 'Baseline',
  average: 'Average',
  report: 'Reports and downloads',
  backfill: 'Saving history',
  session: 'Signing in',
  others: 'Others on the same client',
};

/** Groups that share the budget, by priority; other accounts on the same client last. */
export const SPEND_GROUPS = ['pages', 'live', 'report', 'backfill', 'others'] as const;
export type SpendGroup = (typeof SPEND_GROUPS)[number];

/** Requests of one purpose in one hour; `hourStart` a UTC instant. */
export interface Spend {
  hourStart: string;
  purpose: string;
  requests: number;
}

/** Returns the name of a purpose of the ledger. */
export function purposeName(purpose: string): string {
  return PURPOSES[purpose] ?? purpose;
}

/** Returns the name of a group. */
export function spendGroupName(group: SpendGroup): string {
  return group === 'pages' ? 'Pages' : purposeName(group);
}

/** Returns the group of a purpose. Anything but live readings, reports and backfill was for a page. */
export function spendGroupOf(purpose: string): SpendGroup {
  return SPEND_GROUPS.find((group) => group === purpose) ?? 'pages';
}

const HOUR_MS = 3_600_000;

/**
 * Returns the hours of the last day, including the current one, with the requests of each group; `now` in milliseconds.
 * The first hour is a full one, though the ledger has only its last part.
 */
export function spendByHour(
  spend: readonly Spend[],
  now: number,
): { hours: Span[]; counts: Record<SpendGroup, number[]> } {
  const last = Math.floor(now / HOUR_MS);
  const first = Math.floor((now - 24 * HOUR_MS) / HOUR_MS);
  const instant = (hour: number) => new Date(hour * HOUR_MS).toISOString();
  const hours = Array.from({ length: last - first + 1 }, (_, index) => ({
    start: instant(first + index),
    end: instant(first + index + 1),
  }));
  const zeros = () => hours.map(() => 0);
  const counts = { pages: zeros(), live: zeros(), report: zeros(), backfill: zeros(), others: zeros() };
  for (const { hourStart, purpose, requests } of spend) {
    const index = Math.floor(Date.parse(hourStart) / HOUR_MS) - first;
    const group = counts[spendGroupOf(purpose)];
    if (group[index] !== undefined) group[index] += requests;
  }
  return { hours, counts };
}
