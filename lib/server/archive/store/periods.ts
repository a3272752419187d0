import type { ResourceGranularity } from '@/lib/domain/resource';

/** A chunk has a UTC day of minutes and readings, a month of quarter hours and hours, or a year of days and months. */
const LENGTH: Record<ResourceGranularity, 'day' | 'month' | 'year'> = {
  none: 'day',
  minute: 'day',
  fifteenminute: 'month',
  hour: 'month',
  bihour: 'month',
  day: 'year',
  month: 'year',
};

/** Returns the chunk period that contains an instant, in milliseconds; `end` is excluded. */
export function periodOf(at: number, granularity: ResourceGranularity): { start: number; end: number } {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const length = LENGTH[granularity];
  if (length === 'day') return { start: Date.UTC(year, month, day), end: Date.UTC(year, month, day + 1) };
  if (length === 'month') return { start: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
  return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
}

/** True where a chunk may begin: with its period, or as earlier versions wrote quarter hours, with a UTC day. */
export function mayBegin(at: number, granularity: ResourceGranularity): boolean {
  return periodOf(at, granularity === 'fifteenminute' ? 'minute' : granularity).start === at;
}
