import type { BudgetData } from '@/lib/contract/budget';
import { counted, countText } from '@/lib/domain/numbers';

interface BudgetLeft {
  hour: Pick<BudgetData['hour'], 'remaining'>;
  day: Pick<BudgetData['day'], 'remaining'>;
  blockedUntil: string | null;
}

/** Returns the page's heading: what is left. */
export function budgetSentence({ hour, day, blockedUntil }: BudgetLeft): string {
  if (blockedUntil) return 'Copper accepts no more requests for now.';
  if (hour.remaining === 0) return 'This hour’s requests are used up.';
  if (day.remaining === 0) return 'Today’s requests are used up.';
  return `${counted(hour.remaining, 'request')} left this hour, ${countText(day.remaining)} today.`;
}

/** Returns Copper's limits: '100 requests per hour and 1,000 per 24 hours'. */
export function limitsText(hourLimit: number, dayLimit: number): string {
  return `${counted(hourLimit, 'request')} per hour and ${countText(dayLimit)} per 24 hours`;
}

/** Returns what is reserved for pages: '20 requests an hour and 150 a day are reserved for pages.' */
export function reserveText(hourReserve: number, dayReserve: number): string {
  return `${counted(hourReserve, 'request')} an hour and ${countText(dayReserve)} a day are reserved for pages.`;
}
