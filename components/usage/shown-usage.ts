import { type UsageViewParams, viewOfSpan } from '@/lib/client/usage-view';
import type { ApiAnswer, ApiMeta } from '@/lib/contract/api-answer';
import type { Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { displaySeries, type UnitSystem } from '@/lib/domain/units';
import { type MeterDisplay, meterDisplay } from './meter-display';
import { periodTitle } from './period-labels';
import { summarizeUsage, type UsageSummary } from './usage-summary';

/** Everything drawn below the period's name, of one and the same series. */
export interface ShownUsage {
  usage: Series;
  baseline: Series | null;
  meta: ApiMeta;
  view: UsageViewParams;
  look: MeterDisplay;
  answer: UsageSummary;
  title: string;
  /** The picture in words. */
  summary: string;
}

interface Asked {
  /** May already be a step further than the series that is still drawn. */
  view: UsageViewParams;
  today: string;
  whose: 'your' | 'the';
  units: UnitSystem;
}

/** Makes what is shown of an answer, in the units chosen. */
export function shownUsage(
  { data, meta }: ApiAnswer<Series>,
  ownBaseline: Series | null,
  { view: asked, today, whose, units }: Asked,
): ShownUsage {
  const usage = displaySeries(data, units);
  const baseline = ownBaseline && displaySeries(ownBaseline, units);
  const look = meterDisplay(usage.meterType, usage.granularity, units);
  const view = viewOf(usage, asked);
  const answer = summarizeUsage({ view, today, usage, baseline, look, whose });
  const title = periodTitle(view, today);
  const summary = `${look.facts.label}, ${title}. ${answer.lead} ${answer.amount ?? ''}${answer.tail}.`;
  return { usage, baseline, meta, view, look, answer, title, summary };
}

/** The view a series belongs to: the asked one, or while another loads the one before. */
function viewOf({ start, end, timezone, granularity }: Series, asked: UsageViewParams): UsageViewParams {
  const from = calendarDayInZone(start, timezone);
  const to = calendarDayInZone(end, timezone);
  if (from === asked.start && to === asked.end) return { ...asked, granularity };
  return { ...viewOfSpan(from, to), granularity, table: asked.table };
}
