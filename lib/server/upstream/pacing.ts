import type { Priority, Purpose } from '../ports/door';
import { type LimitWindow, shareOf } from './limit-windows';

/** Those who wait for their turn: nobody looks at a page meanwhile. */
export type Deferrable = 'report' | 'backfill';

/** When the last request for each purpose was sent, in milliseconds; null: none within the day. */
export type LastSent = Record<Deferrable, number | null>;

/** Up to this part of its share a report does not wait: one with little to ask is done at once while there is plenty. */
const AT_ONCE: Record<Deferrable, number> = { report: 0.35, backfill: 0 };
/**
 * How much of a window the free requests are spread over: a sixth. Old requests leave the window as new ones come, so
 * six sevenths of a share are used in the long run, and the rest stays free for those who come suddenly.
 */
const SPREAD_OVER = 1 / 6;
/** After a request of a report, backfill leaves the next ones to it. */
const GIVE_WAY_MS = 2 * 60_000;

/** Whether requests of a priority are spread over what is left. */
export function isDeferrable(priority: Priority): priority is Deferrable {
  return priority === 'report' || priority === 'backfill';
}

/** Which of those who wait a ledger line belongs to, by its purpose. */
export function deferrableOf(purpose: Purpose | string): Deferrable | null {
  return purpose === 'report' || purpose === 'backfill' ? purpose : null;
}

/**
 * When the next request of a report or of backfill may go, in milliseconds: the fewer are left of its share, the longer
 * after the one before. `used`: requests counted in each of `windows`. Whether there is one at all, the windows tell;
 * with nothing sent before, it may go at once. Pure.
 */
export function nextPacedAt(
  windows: readonly LimitWindow[],
  used: readonly number[],
  last: LastSent,
  priority: Deferrable,
): number {
  const before = last[priority];
  const gap = Math.max(...windows.map((window, at) => gapMs(window, used[at] ?? 0, priority)));
  const turn = before === null ? 0 : before + gap;
  if (priority === 'report' || last.report === null) return turn;
  return Math.max(turn, last.report + GIVE_WAY_MS);
}

function gapMs(window: LimitWindow, used: number, priority: Deferrable): number {
  const share = shareOf(window, priority);
  if (used < share * AT_ONCE[priority]) return 0;
  return (window.lengthMs * SPREAD_OVER) / Math.max(1, share - used);
}
