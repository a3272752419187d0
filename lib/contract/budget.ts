import { z } from 'zod';
import { accountParam } from './params';

export const budgetParams = z.object({ account: accountParam });
export type BudgetParams = z.infer<typeof budgetParams>;

/** One rolling window: requests counted in it, and when the oldest of them leaves it. */
export interface BudgetWindow {
  limit: number;
  used: number;
  remaining: number;
  nextFreeAt: string | null;
}

/** What requests were spent on in one hour of the last day. */
export interface SpendLine {
  hourStart: string;
  purpose: string;
  endpoint: string;
  requests: number;
  failed: number;
}

export interface BudgetData {
  hour: BudgetWindow;
  day: BudgetWindow;
  /** Until then Copper itself said no, whatever our own count says. */
  blockedUntil: string | null;
  spend: SpendLine[];
}
