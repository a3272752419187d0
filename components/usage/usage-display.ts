import { type UsageViewParams, viewOfSpan } from '@/lib/client/usage-view';
import type { ApiAnswer, ApiMeta } from '@/lib/contract/api-answer';
import type { Formats } from '@/lib/domain/formats/formats';
import type { Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { displaySeries, type UnitSystem } from '@/lib/domain/units';
import { type MeterDisplay, meterDisplay } from './meter-display';
import { periodTitle } from './period-labels';
import { summarizeUsage, type UsageSummary } from './usage-summary';

/** Everything shown below the period's title; all of it belongs to the same series. */
export interface UsageDisplay {
  usage: Series;
  baseline: Series | null;
  /** The average of comparable homes; null where it is not shown. */
  average: Series | null;
  meta: ApiMeta;
  view: UsageViewParams;
  display: MeterDisplay;
  summary: UsageSummary;
  title: string;
  /** The chart in a sentence, for screen readers. */
  description: string;
}

interface UsageDisplayOptions {
  /** The requested view. The series can still be that of the view before. */
  view: UsageViewParams;
  today: string;
  possessive: 'your' | 'the';
  units: UnitSystem;
  /** UTC instant at which the meter was installed; null when unknown. */
  installedAt: string | null;
}

/** Returns what to show for a series and its baseline, in the chosen units. */
export function usageDisplay(
  { data, meta }: ApiAnswer<Series>,
  { baseline: typical, average: others }: { baseline: Series | null; average: Series | null },
  options: UsageDisplayOptions,
  formats: Formats,
): UsageDisplay {
  const { today, possessive, units, installedAt } = options;
  const usage = displaySeries(data, units);
  const baseline = typical && displaySeries(typical, units);
  const average = others && displaySeries(others, units);
  const display = meterDisplay(usage.meterType, usage.granularity, units, formats);
  const view = viewOfSeries(usage, options.view, formats.rules.firstWeekday);
  const summary = summarizeUsage({ view, today, usage, baseline, display, installedAt, possessive }, formats);
  const title = periodTitle(view, today, formats);
  const description = `${display.facts.label}, ${title}. ${summary.lead} ${summary.amount ?? ''}${summary.tail}.`;
  return { usage, baseline, average, meta, view, display, summary, title, description };
}

/** Returns the view of a series: the requested one, or the one before while the requested one loads. */
function viewOfSeries(
  { start, end, timezone, granularity }: Series,
  requested: UsageViewParams,
  firstWeekday: number,
): UsageViewParams {
  const from = calendarDayInZone(start, timezone);
  const to = calendarDayInZone(end, timezone);
  if (from === requested.start && to === requested.end) return { ...requested, granularity };
  return { ...viewOfSpan(from, to, firstWeekday), granularity, table: requested.table };
}
