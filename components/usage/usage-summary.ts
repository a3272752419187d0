import type { UsageViewParams } from '@/lib/client/usage-view';
import type { UsageVerdict } from '@/lib/domain/compare/usage-verdict';
import type { Formats } from '@/lib/domain/formats/formats';
import { type UsageLevel, usageLevel } from '@/lib/domain/home/usage-level';
import type { Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import type { MeterDisplay } from './meter-display';
import { periodTitle, spokenPeriod } from './period-labels';

/** The page's answer: an amount and a few words, or words alone. */
export interface UsageAnswer {
  amount: string | null;
  words: string;
  /** What the words compare with, where that is not the typical amount: 'than October 2026'. */
  than: string | null;
  /** In three steps, against the typical amount; null where that means nothing. */
  level: UsageLevel | null;
}

interface UsageSummaryInput {
  view: Pick<UsageViewParams, 'range' | 'start' | 'end' | 'compare'>;
  today: string;
  usage: Series;
  verdict: UsageVerdict;
  comparedName: string;
  display: MeterDisplay;
  /** UTC instant at which the meter was installed; null when unknown. */
  installedAt: string | null;
  /** Whose usage it is: the viewer's own, or that of a premise of an enterprise. */
  own: boolean;
  /** Whether everything that is compared has been loaded. */
  loaded: boolean;
}

/** Returns the answer to 'how much?' and 'is that normal?'. */
export function usageAnswer(input: UsageSummaryInput, formats: Formats): UsageAnswer {
  const { usage, verdict, display, view, comparedName, loaded } = input;
  const { used } = verdict;
  const compared = loaded ? verdict.compared : null;
  if (used === null) return { amount: null, words: noDataSentence(input, formats), than: null, level: null };
  const amount = display.quantity(Math.abs(used * display.facts.factor));
  const unfinished = isUnfinished(usage);
  if (display.isNet)
    return { amount: null, words: netSentence(used, amount, unfinished, input), than: null, level: null };
  const typical = view.compare === 'typical';
  const words = [unfinished ? 'so far' : ''];
  const share = typical ? null : (compared?.share ?? null);
  if (share !== null) words.push(shareWords(share, formats));
  return {
    amount: used < 0 ? `−${amount}` : amount,
    words: words.filter(Boolean).join(', '),
    than: share === null ? null : `${share > 3 || Math.abs(share) < 0.005 ? 'as' : 'than'} ${comparedName}`,
    level: typical ? usageLevel(usage.meterType, compared) : null,
  };
}

/** True while a period goes on, or has not begun. */
export function isUnfinished({ buckets }: Series): boolean {
  return buckets.some(({ state }) => state === 'running' || state === 'future');
}

/** Returns '8% less', before 'than Sat, Nov 28'. */
function shareWords(share: number, formats: Formats): string {
  if (Math.abs(share) < 0.005) return 'the same';
  if (share > 3) return `${formats.prose(1 + share)} times as much`;
  return `${formats.percent(share)} ${share < 0 ? 'less' : 'more'}`;
}

/** Says the total of a meter that measures both directions: 'You’ve bought 6.1 kWh more than you sold today.' */
function netSentence(
  used: number,
  amount: string,
  unfinished: boolean,
  { own, view, today, display }: UsageSummaryInput,
): string {
  if (display.currency !== null)
    return `${used < 0 ? 'That earned' : 'That cost'} ${amount}${unfinished ? ' so far' : ''}.`;
  const [subject, pronoun] = own ? ['You', 'you'] : ['It', 'it'];
  const have = unfinished ? (own ? '’ve' : '’s') : '';
  const when = unfinished ? ` ${(spokenPeriod(view, today) ?? 'so far').toLowerCase()}` : '';
  if (used === 0) return `${subject}${have} bought as much as ${pronoun} sold${when}.`;
  const [more, less] = used > 0 ? ['bought', 'sold'] : ['sold', 'bought'];
  return `${subject}${have} ${more} ${amount} more than ${pronoun} ${less}${when}.`;
}

/** Says why there is no total. */
function noDataSentence({ usage, installedAt, view, today }: UsageSummaryInput, formats: Formats): string {
  const { buckets, timezone } = usage;
  const spoken = spokenPeriod(view, today);
  const name = spoken ?? periodTitle(view, today, formats);
  const period = spoken ? spoken.toLowerCase() : `for ${name}`;
  if (buckets.every((bucket) => bucket.state === 'future')) return `${name} hasn’t started yet`;
  if (buckets.every((bucket) => bucket.state === 'before')) {
    return installedAt ? `No data before ${formats.date(installedAt, timezone)}` : `No data ${period}`;
  }
  if (buckets.some((bucket) => bucket.state === 'unasked')) return `${name} couldn’t be loaded from Copper yet`;
  return buckets.some((bucket) => bucket.state === 'missing') ? `No readings ${period}` : `No readings yet ${period}`;
}

/** Returns the first day of a meter's data as a period writes it. */
export function startDay(start: string, zone: string, today: string, formats: Formats): string {
  const day = calendarDayInZone(start, zone);
  return day.slice(0, 4) === today.slice(0, 4) ? formats.namedDay(day) : formats.namedDate(day);
}
