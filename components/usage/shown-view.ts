import { type UsageView, viewOfSpan } from '@/lib/client/usage-view';
import type { Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';

/** The view that a series belongs to, for the moment in which the address is already one step further. */
export function shownView(asked: UsageView, { start, end, timezone, granularity }: Series): UsageView {
  const span = { start: calendarDayInZone(start, timezone), end: calendarDayInZone(end, timezone) };
  return { ...viewOfSpan(span.start, span.end), granularity, table: asked.table };
}
