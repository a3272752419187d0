import type { Priority, Purpose } from '../ports/door';
import { type LimitWindow, shareOf } from './limit-windows';

/** Priorities whose requests can wait, since no user is looking at a page. */
export type Deferrable = 'report' | 'backfill';

/** When the last request of each was sent, in milliseconds; null: none within a day. */
export type LastSent = Record<Deferrable, number | null>;

/** Until this part of its share is used, requests are not paced: a small report finishes at once. */
const UNPACED_SHARE: Record<Deferrable, number> = { report: 0.35, backfill: 0 };
/**
 * The part of a window that the free requests are spread over. Old requests leave the window while new ones are sent, so
 * in the long run six sevenths of a share are used, and the rest stays free for sudden demand.
 */
const SPREAD_OVER = 1 / 6;
/** Backfill sends nothing for this long after a report's request, so that the report gets the next ones. */
const YIELD_TO_REPORT_MS = 2 * 60_000;

/** True for priorities whose requests are paced. */
export function isDeferrable(priority: Priority): priority is Deferrable {
  return priority === 'report' || priority === 'backfill';
}

/** Returns the deferrable priority that a ledger line's purpose belongs to, else null. */
export function deferrableOf(purpose: Purpose | string): Deferrable | null {
  return purpose === 'report' || purpose === 'backfill' ? purpose : null;
}

/**
 * Returns when pacing lets the next request of a report or of backfill be sent, in milliseconds. The less of its share
 * is left, the longer the gap; with nothing sent before, at once. `used`: requests counted in each of `windows`. Does
 * not check the windows' limits. Pure.
 */
export function nextPacedAt(
  windows: readonly LimitWindow[],
  used: readonly number[],
  last: LastSent,
  priority: Deferrable,
): number {
  const lastSent = last[priority];
  const gap = Math.max(...windows.map((window, index) => gapMs(window, used[index] ?? 0, priority)));
  const pacedAt = lastSent === null ? 0 : lastSent + gap;
  if (priority === 'report' || last.report === null) return pacedAt;
  return Math.max(pacedAt, last.report + YIELD_TO_REPORT_MS);
}

function gapMs(window: LimitWindow, used: number, priority: Deferrable): number {
  const share = shareOf(window, priority);
  if (used < share * UNPACED_SHARE[priority]) return 0;
  return (window.lengthMs * SPREAD_OVER) / Math.max(1, share - used);
}
