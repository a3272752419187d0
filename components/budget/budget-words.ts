import type { BudgetData } from '@/lib/contract/budget';
import type { Formats } from '@/lib/domain/formats/formats';

interface BudgetLeft {
  hour: Pick<BudgetData['hour'], 'remaining'>;
  day: Pick<BudgetData['day'], 'remaining'>;
  blockedUntil: string | null;
}

/** Returns the page's heading: what is left. */
export function budgetSentence({ hour, day, blockedUntil }: BudgetLeft, formats: Formats): string {
  if (blockedUntil) return 'Copper accepts no more requests for now.';
  if (hour.remaining === 0) return 'This hour’s requests are used up.';
  if (day.remaining === 0) return 'Today’s requests are used up.';
  return `${formats.counted(hour.remaining, 'request')} left this hour, ${formats.count(day.remaining)} today.`;
}

/** Returns Copper's limits: '100 requests per hour and 1,000 per 24 hours'. */
export function limitsText(hourLimit: number, dayLimit: number, formats: Formats): string {
  return `${formats.counted(hourLimit, 'request')} per hour and ${formats.count(dayLimit)} per 24 hours`;
}

/** Returns what is reserved for pages: '20 requests an hour and 150 a day are reserved for pages.' */
export function reserveText(hourReserve: number, dayReserve: number, formats: Formats): string {
  return `${formats.counted(hourReserve, 'request')} an hour and ${formats.count(dayReserve)} a day are reserved for pages.`;
}
