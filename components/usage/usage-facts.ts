import { signedAmount } from '@/components/charts/usage-facts';
import type { UsageViewParams } from '@/lib/client/usage-view';
import type { PeriodComparison, UsageVerdict } from '@/lib/domain/compare/usage-verdict';
import type { Formats } from '@/lib/domain/formats/formats';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import type { Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { gasHints } from './gas-energy';
import { countIntervals, type MeterDisplay } from './meter-display';
import { perPersonHints } from './per-person';
import { isUnfinished } from './usage-summary';

/** One amount of the totals, with what it covers. */
export interface UsageFact {
  label: string;
  /** Null while it loads. */
  value: string | null;
  hints: string[];
}

interface UsageFactsInput {
  usage: Series;
  verdict: UsageVerdict;
  view: Pick<UsageViewParams, 'range' | 'compare'>;
  comparedName: string;
  display: MeterDisplay;
  /** Null for a period that has none. */
  forecast: UsageForecasts | 'loading' | null;
  /** How many live there; null where nobody said it. */
  people: number | null;
  /** In money; null without a price. */
  paid: Series | 'loading' | null;
  /** Milliseconds. */
  now: number;
}

/** What a period will probably use, in the meter's own unit; null where that is not known. */
export interface UsageForecasts {
  ours: { expected: number; low: number; high: number } | null;
  /** Copper's own; it does not say for which days. */
  cloud: number | null;
}

/**
 * Returns the totals of a period: what was used, what that is compared with, the difference of exactly these two, and
 * what is expected at the end. All are rounded before they are subtracted, so that they add up on sight.
 */
export function usageFacts(input: UsageFactsInput, formats: Formats): UsageFact[] {
  const { compared } = input.verdict;
  const facts = compared ? comparedFacts(input, compared, formats) : [totalFact(input, formats)];
  const cost = costFact(input, formats);
  if (cost) facts.push(cost);
  const expected = expectedFact(input);
  if (expected) facts.push(expected);
  return facts;
}

/** What it cost, beside amounts in units. */
function costFact({ paid }: UsageFactsInput, formats: Formats): UsageFact | null {
  if (paid === 'loading') return { label: 'Cost', value: null, hints: [] };
  if (!paid || paid.unit === null) return null;
  const { sum, unit, coverage } = paid;
  return {
    label: sum !== null && sum < 0 ? 'Earned' : 'Cost',
    value: sum === null ? '–' : `${coverage.complete ? '' : 'at least '}${formats.money(toMicro(Math.abs(sum)), unit)}`,
    hints: ['Without fixed charges; bills may differ by cents'],
  };
}

/** What is expected at the end: of a month as the weeks before went, else as it typically goes on. */
function expectedFact({ usage, verdict, view, display, forecast }: UsageFactsInput): UsageFact | null {
  if (view.compare !== 'typical' || !isUnfinished(usage) || display.isNet) return null;
  const label = EXPECTED[view.range];
  if (forecast === 'loading') return { label, value: null, hints: [] };
  const { factor, decimals } = display.facts;
  const text = (value: number) => display.quantity(value * factor);
  const cloud = forecast?.cloud != null ? [`Copper’s own forecast: ${text(forecast.cloud)}`] : [];
  const ours = forecast?.ours ?? null;
  const expected = ours ? ours.expected : verdict.expected;
  if (expected === null) return { label, value: '–', hints: ['Too little is known yet', ...cloud] };
  return {
    label,
    value: display.amount(expected * factor, decimals),
    hints: [ours ? `Between ${text(ours.low)} and ${text(ours.high)}` : 'If the rest is typical', ...cloud],
  };
}

const EXPECTED: Record<UsageViewParams['range'], string> = {
  day: 'Expected by midnight',
  week: 'Expected this week',
  month: 'Expected this month',
  year: 'Expected this year',
  dates: 'Expected by the end',
};

function totalFact({ usage, verdict, display, people }: UsageFactsInput, formats: Formats): UsageFact {
  const { facts } = display;
  const used = verdict.used === null ? null : verdict.used * facts.factor;
  return {
    label: usedLabel(display),
    value: display.amount(used, facts.decimals),
    hints: [
      coveredText(usage, formats),
      ...gasHints(used, display, formats),
      ...perPersonHints(usage, { people, display }, formats),
    ],
  };
}

function comparedFacts(input: UsageFactsInput, compared: PeriodComparison, formats: Formats): UsageFact[] {
  const { usage, verdict, comparedName, display, people } = input;
  const { factor, decimals } = display.facts;
  const places = compared.perHour ? decimals + 1 : decimals;
  const rounded = (value: number) => Number((value * factor).toFixed(places));
  const amount = (value: number) => display.amount(value, places);
  const [used, other] = compared.perHour
    ? [rounded(compared.perHour.used), rounded(compared.perHour.other)]
    : [rounded(compared.used), rounded(compared.other)];
  const unfinished = isUnfinished(usage);
  const by = compared.perHour ? ' per hour' : unfinished ? ` by ${throughText(compared.through, input, formats)}` : '';
  const isWhole = verdict.used !== null && Math.abs(compared.used - verdict.used) < 1e-6;
  const total = display.amount((verdict.used ?? 0) * factor, decimals);
  const wholeHints = isWhole
    ? [coveredText(usage, formats), ...gasHints(used, display, formats)]
    : [unfinished ? `${total} so far` : `${total} in all`, ...gasHints((verdict.used ?? 0) * factor, display, formats)];
  const share = compared.share;
  const side = compared.difference < 0 ? 'less' : 'more';
  return [
    {
      label: `${usedLabel(display)}${by}`,
      value: amount(used),
      hints: [...wholeHints, ...perPersonHints(usage, { people, display }, formats)],
    },
    { label: `${comparedName}${by}`, value: amount(other), hints: coverageHints(compared, formats) },
    {
      label: 'Difference',
      value: signedAmount(used - other, amount),
      hints: display.isNet ? [] : [share === null ? '–' : `${formats.percent(share)} ${side}`],
    },
  ];
}

/** Returns '1 PM', '1 PM today' in a longer period, or 'Sat, Nov 28, 1 PM' where the newest reading is not of today. */
function throughText(through: string, { usage, view, now }: UsageFactsInput, formats: Formats): string {
  const zone = usage.timezone;
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const time = formats.shortClock(through, zone);
  return calendarDayInZone(through, zone) === today
    ? `${time}${view.range === 'day' ? '' : ' today'}`
    : `${formats.day(through, zone)}, ${time}`;
}

function usedLabel({ isNet, labels }: MeterDisplay): string {
  return isNet ? 'Net total' : labels.used;
}

function coverageHints({ coverage }: PeriodComparison, formats: Formats): string[] {
  if (coverage.used >= 1 && coverage.other >= 1) return [];
  return [
    `Known: ${formats.percent(coverage.used)} of the time used, ${formats.percent(coverage.other)} of what it is compared with`,
  ];
}

/** Returns what the total covers: 'Over 24 hours', 'Over 23 of 24 hours', or 'In progress'. */
function coveredText({ coverage, granularity }: Series, formats: Formats): string {
  if (coverage.expected === 0) return 'In progress';
  const counted = coverage.measured + coverage.derived;
  const of = counted < coverage.expected ? `${formats.count(counted)} of ` : '';
  return `Over ${of}${countIntervals(coverage.expected, granularity, formats)}`;
}
