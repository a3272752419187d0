import type { UsageViewParams } from '@/lib/client/usage-view';
import { absentIn, countedIn } from '@/lib/domain/bucket-states';
import { type Comparison, compareSeries } from '@/lib/domain/compare-series';
import type { Formats } from '@/lib/domain/formats/formats';
import type { Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { countIntervals, type MeterDisplay } from './meter-display';
import { periodTitle, spokenPeriod, typicalName } from './period-labels';

/** The page's main sentence and the notes below it. `amount` is null when nothing was measured. */
export interface UsageSummary {
  lead: string;
  amount: string | null;
  tail: string;
  notes: string[];
  comparison: Comparison | null;
}

interface UsageSummaryInput {
  view: Pick<UsageViewParams, 'range' | 'start' | 'end'>;
  today: string;
  usage: Series;
  baseline: Series | null;
  display: MeterDisplay;
  /** UTC instant at which the meter was installed; null when unknown. */
  installedAt: string | null;
  /** 'your' for the viewer's own home, 'the' for a premise of an enterprise. */
  possessive: 'your' | 'the';
}

/** Summarizes the usage of a view, compared with its baseline over the same intervals. */
export function summarizeUsage(input: UsageSummaryInput, formats: Formats): UsageSummary {
  const { view, today, usage, baseline, display, possessive } = input;
  const spoken = spokenPeriod(view, today);
  const name = spoken ?? periodTitle(view, today, formats);
  const unfinished = usage.buckets.some((bucket) => bucket.state === 'running' || bucket.state === 'future');
  const comparison = baseline ? compareSeries(usage, baseline) : null;
  const { sum } = usage;
  if (sum === null) {
    return { lead: noDataSentence(input, spoken, name, formats), amount: null, tail: '', notes: [], comparison };
  }
  const partial = comparison && (absentIn(usage.coverage) > 0 || comparison.intervals < countedIn(usage.coverage));
  const same = partial ? ` over the same ${countIntervals(comparison.intervals, usage.granularity, formats)}` : '';
  const typical = `${possessive} ${typicalName(view)}${same}`;
  const directionWords = direction(display, sum);
  const soFar = unfinished ? ' so far' : '';
  return {
    lead: spoken ?? `${name}:`,
    amount: formats.quantity(directionWords === '' ? sum : Math.abs(sum), display.facts.unit),
    tail: `${directionWords}${soFar}${comparison ? `, ${comparedWith(comparison, typical, display, formats)}` : ''}`,
    notes: notesFor(usage, comparison, today, formats),
    comparison,
  };
}

/** Returns the words that give the direction of a total, which then needs no sign; empty where there are none. */
function direction(display: MeterDisplay, sum: number): string {
  if (display.drawnBelowAxis) return sum < 0 ? ' drawn' : ' generated';
  if (!display.isNet) return '';
  return sum < 0 ? ' more sold than bought' : ' more bought than sold';
}

/** Returns '9% below your typical Monday', or an amount where the total can be near 0 and a share would mislead. */
function comparedWith(comparison: Comparison, typical: string, display: MeterDisplay, formats: Formats): string {
  const { difference, share } = comparison;
  if (share !== null && !display.isNet) {
    if (Math.abs(share) < 0.005) return `the same as ${typical}`;
    if (share > 3) return `${formats.prose(1 + share)} times ${typical}`;
    return `${formats.percent(share)} ${share < 0 ? 'below' : 'above'} ${typical}`;
  }
  if (difference === 0) return `the same as ${typical}`;
  return `${formats.quantity(Math.abs(difference), display.facts.unit)} ${difference < 0 ? 'below' : 'above'} ${typical}`;
}

function notesFor(usage: Series, comparison: Comparison | null, today: string, formats: Formats): string[] {
  const { coverage, granularity, buckets, timezone } = usage;
  const expected = countIntervals(coverage.expected, granularity, formats);
  const notes: string[] = [];
  if (coverage.missing > 0) {
    const [verb, object] = coverage.missing === 1 ? ['has', 'it'] : ['have', 'them'];
    notes.push(`${formats.count(coverage.missing)} of ${expected} ${verb} no reading. The total leaves ${object} out.`);
  }
  if (coverage.unasked > 0)
    notes.push(`${formats.count(coverage.unasked)} of ${expected} couldn’t be loaded from Copper yet.`);
  if (buckets.some((bucket) => bucket.state === 'before')) {
    const first = buckets.find((bucket) => bucket.state !== 'before');
    if (first) notes.push(`Data starts ${startDay(first.start, timezone, today, formats)}.`);
  }
  if (comparison && comparison.intervals < countedIn(coverage)) {
    notes.push(
      `Typical usage is known for ${formats.count(comparison.intervals)} of ${countIntervals(countedIn(coverage), granularity, formats)}.`,
    );
  }
  return notes;
}

function startDay(start: string, zone: string, today: string, formats: Formats): string {
  const day = calendarDayInZone(start, zone);
  return day.slice(0, 4) === today.slice(0, 4) ? formats.namedDay(day) : formats.namedDate(day);
}

/** Says why there is no total. `spoken`: 'Today', 'This week'; null where the period only has a title, `name`. */
function noDataSentence(
  { usage, installedAt }: UsageSummaryInput,
  spoken: string | null,
  name: string,
  formats: Formats,
): string {
  const { buckets, timezone } = usage;
  const period = spoken ? spoken.toLowerCase() : `for ${name}`;
  if (buckets.every((bucket) => bucket.state === 'future')) return `${name} hasn’t started yet`;
  if (buckets.every((bucket) => bucket.state === 'before')) {
    return installedAt ? `No data before ${formats.date(installedAt, timezone)}` : `No data ${period}`;
  }
  if (buckets.some((bucket) => bucket.state === 'unasked')) return `${name} couldn’t be loaded from Copper yet`;
  return buckets.some((bucket) => bucket.state === 'missing') ? `No readings ${period}` : `No readings yet ${period}`;
}
