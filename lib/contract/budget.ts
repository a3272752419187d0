import { z } from 'zod';
import type { QueuedWork, SpendLine } from '../domain/budget';
import type { Pace } from './live';
import { accountParam } from './params';

export const budgetParams = z.object({ account: accountParam });
export type BudgetParams = z.infer<typeof budgetParams>;

/** One rolling window: requests counted in it, and when the oldest of them leaves it. */
export interface BudgetWindowData {
  limit: number;
  /** Of the limit, kept for people who open a page. */
  reserve: number;
  used: number;
  /** Of those used, requests of reports and of backfill. */
  reports: number;
  backfill: number;
  remaining: number;
  nextFreeAt: string | null;
}

export interface BudgetData {
  hour: BudgetWindowData;
  day: BudgetWindowData;
  /** Until then Copper itself said no, whatever our own count says. */
  blockedUntil: string | null;
  /** Of the last day, newest first. */
  spend: SpendLine[];
  queued: QueuedWork[];
  /** How fast live readings are renewed; null for an enterprise, which has none. */
  pace: Pace | null;
}
