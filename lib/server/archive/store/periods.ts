import type { ResourceGranularity } from '@/lib/domain/resource';

/** A chunk holds a UTC day of the finest data, a month of hours, a year of what is coarser. */
const LENGTH: Record<ResourceGranularity, 'day' | 'month' | 'year'> = {
  none: 'day',
  minute: 'day',
  fifteenminute: 'day',
  hour: 'month',
  bihour: 'month',
  day: 'year',
  month: 'year',
};

/** First instant of the period that an instant lies in, and of the next one; milliseconds. */
export function periodOf(at: number, granularity: ResourceGranularity): { start: number; end: number } {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const length = LENGTH[granularity];
  if (length === 'day') return { start: Date.UTC(year, month, day), end: Date.UTC(year, month, day + 1) };
  if (length === 'month') return { start: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
  return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
}
