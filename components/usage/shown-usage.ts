import { type UsageView, viewOfSpan } from '@/lib/client/usage-view';
import type { ApiAnswer, ApiMeta } from '@/lib/contract/api-answer';
import type { Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { type UsageAnswer, usageAnswer } from './answer-sentence';
import { type MeterLook, meterLook } from './meter-look';
import { periodTitle } from './period-words';

/** Everything drawn below the period's name, of one and the same series. */
export interface ShownUsage {
  usage: Series;
  baseline: Series | null;
  meta: ApiMeta;
  view: UsageView;
  look: MeterLook;
  answer: UsageAnswer;
  title: string;
  /** The picture in words. */
  summary: string;
}

/** Makes what is shown of an answer. `asked` may already be a step further than the series that is still drawn. */
export function shownUsage(
  { data: usage, meta }: ApiAnswer<Series>,
  baseline: Series | null,
  asked: UsageView,
  today: string,
  whose: 'your' | 'the',
): ShownUsage {
  const look = meterLook(usage.meterType, usage.granularity);
  const view = viewOf(usage, asked);
  const answer = usageAnswer({ view, today, usage, baseline, look, whose });
  const title = periodTitle(view, today);
  const summary = `${look.facts.label}, ${title}. ${answer.lead} ${answer.amount ?? ''}${answer.tail}.`;
  return { usage, baseline, meta, view, look, answer, title, summary };
}

/** The view a series belongs to: the asked one, or while another loads the one before. */
function viewOf({ start, end, timezone, granularity }: Series, asked: UsageView): UsageView {
  const from = calendarDayInZone(start, timezone);
  const to = calendarDayInZone(end, timezone);
  if (from === asked.start && to === asked.end) return { ...asked, granularity };
  return { ...viewOfSpan(from, to), granularity, table: asked.table };
}
