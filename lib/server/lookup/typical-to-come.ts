import { addDays, dayStart, localDay } from '@/lib/domain/calendar';
import { lacksComing, withComingTypical } from '@/lib/domain/compare/coming-typical';
import { exactColumnSum } from '@/lib/domain/exact-sum';
import { toInstantText } from '@/lib/domain/instant-text';
import { bucketsOf, type ColumnSeries } from '@/lib/domain/series-columns';
import type { AccountRef } from '../account';
import type { Archive, SeriesQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';

interface TypicalToCome {
  query: SeriesQuery;
  /** Of that query. */
  baseline: ColumnSeries;
  options: RequestOptions;
  /** Milliseconds. */
  now: number;
}

/**
 * Returns a baseline by the hour or day with what is typical for the time to come, which Copper leaves out: that of the
 * week before. The same baseline where nothing is to come, and where that week cannot be had.
 */
export async function typicalToCome(
  archive: Pick<Archive, 'series'>,
  account: AccountRef,
  { query, baseline, options, now }: TypicalToCome,
): Promise<ColumnSeries> {
  const { granularity, timezone: zone } = query;
  if ((granularity !== 'hour' && granularity !== 'day') || !lacksComing(baseline.columns)) return baseline;
  const today = localDay(now, zone);
  const [start, end] = [addDays(today, -7), today].map((day) => toInstantText(dayStart(day, zone)));
  const week = await archive
    .series(account, { ...query, start: start as string, end: end as string }, options)
    .catch(() => null);
  if (week === null) return baseline;
  const columns = withComingTypical(baseline.columns, week.data.columns, zone);
  const { buckets: _before, ...frame } = { ...baseline, buckets: null };
  return {
    ...frame,
    columns,
    sum: exactColumnSum(columns.value),
    get buckets() {
      return bucketsOf(columns);
    },
  };
}
