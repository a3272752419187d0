import type { Span } from './series';

/** What requests are for, as people say it; a new purpose shows as it is. */
const PURPOSES: Record<string, string> = {
  premises: 'Premises and meters',
  live: 'Live readings',
  usage: 'Usage',
  baseline: 'Baseline',
  average: 'Average',
  report: 'Reports and downloads',
  backfill: 'Keeping history',
  session: 'Signing in',
  others: 'Others on the same client',
};

/** Those who share the budget, in the order in which they are served; others on the same client last. */
export const SPEND_GROUPS = ['pages', 'live', 'report', 'backfill', 'others'] as const;
export type SpendGroup = (typeof SPEND_GROUPS)[number];

/** Requests of one purpose in one hour; `hourStart` a UTC instant. */
export interface Spend {
  hourStart: string;
  purpose: string;
  requests: number;
}

/** Name of a purpose of the ledger. */
export function purposeName(purpose: string): string {
  return PURPOSES[purpose] ?? purpose;
}

/** Name of a group. */
export function spendGroupName(group: SpendGroup): string {
  return group === 'pages' ? 'Pages' : purposeName(group);
}

/** What does not wait for its turn, and is no live reading, was asked by somebody who opened a page. */
export function spendGroupOf(purpose: string): SpendGroup {
  return SPEND_GROUPS.find((group) => group === purpose) ?? 'pages';
}

const HOUR_MS = 3_600_000;

/**
 * The hours of the last day, the running one included, with the requests of each group in each; `now` in milliseconds.
 * The first hour is there from its beginning, though the ledger tells of its last part only.
 */
export function spendByHour(
  spend: readonly Spend[],
  now: number,
): { hours: Span[]; counts: Record<SpendGroup, number[]> } {
  const last = Math.floor(now / HOUR_MS);
  const first = Math.floor((now - 24 * HOUR_MS) / HOUR_MS);
  const at = (hour: number) => new Date(hour * HOUR_MS).toISOString();
  const hours = Array.from({ length: last - first + 1 }, (_, index) => ({
    start: at(first + index),
    end: at(first + index + 1),
  }));
  const none = () => hours.map(() => 0);
  const counts = { pages: none(), live: none(), report: none(), backfill: none(), others: none() };
  for (const { hourStart, purpose, requests } of spend) {
    const index = Math.floor(Date.parse(hourStart) / HOUR_MS) - first;
    const group = counts[spendGroupOf(purpose)];
    if (group[index] !== undefined) group[index] += requests;
  }
  return { hours, counts };
}
