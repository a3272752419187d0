import type { UsageViewParams } from '@/lib/client/usage-view';
import { absentIn, countedIn } from '@/lib/domain/bucket-states';
import { type Comparison, compareSeries } from '@/lib/domain/compare-series';
import { percentText, proseNumber, quantity } from '@/lib/domain/numbers';
import type { Series } from '@/lib/domain/series';
import { countIntervals, type MeterDisplay } from './meter-display';
import { periodTitle, spokenPeriod, typicalName } from './period-labels';

/** The page's one big sentence, and what has to be said about it. `amount` is null when nothing was measured. */
export interface UsageSummary {
  lead: string;
  amount: string | null;
  tail: string;
  notes: string[];
  comparison: Comparison | null;
}

interface Asked {
  view: Pick<UsageViewParams, 'range' | 'start' | 'end'>;
  today: string;
  usage: Series;
  baseline: Series | null;
  look: MeterDisplay;
  /** 'your' for one's own home, 'the' for somebody else's. */
  whose: 'your' | 'the';
}

/** Says what was used in the view and how that compares with what is usual over the same intervals. */
export function summarizeUsage({ view, today, usage, baseline, look, whose }: Asked): UsageSummary {
  const spoken = spokenPeriod(view, today);
  const name = spoken ?? periodTitle(view, today);
  const unfinished = usage.buckets.some((bucket) => bucket.state === 'running' || bucket.state === 'future');
  const comparison = baseline ? compareSeries(usage, baseline) : null;
  if (usage.sum === null) {
    return { lead: nothingSentence(usage, name), amount: null, tail: '', notes: [], comparison };
  }
  const sum = usage.sum;
  const partly = comparison && (absentIn(usage.coverage) > 0 || comparison.intervals < countedIn(usage.coverage));
  const same = partly ? ` over the same ${countIntervals(comparison.intervals, usage.granularity)}` : '';
  const usual = `${whose} ${typicalName(view)}${same}`;
  const so = unfinished ? ' so far' : '';
  return {
    lead: spoken ?? `${name}:`,
    amount: quantity(Math.abs(sum), look.facts.unit),
    tail: `${direction(look, sum)}${so}${comparison ? `, ${comparedTo(comparison, usual, look)}` : ''}`,
    notes: notesOf(usage, comparison),
    comparison,
  };
}

function direction(look: MeterDisplay, sum: number): string {
  if (look.upsideDown) return ' generated';
  if (!look.nets) return '';
  return sum < 0 ? ' more to the grid than from it' : ' more from the grid than to it';
}

/** '9 % below your usual Monday'; in amounts where a share of something around zero would mislead. */
function comparedTo(comparison: Comparison, usual: string, look: MeterDisplay): string {
  const { difference, share } = comparison;
  if (share !== null && !look.nets) {
    if (Math.abs(share) < 0.005) return `the same as ${usual}`;
    if (share > 3) return `${proseNumber(1 + share)} times ${usual}`;
    return `${percentText(share)} ${share < 0 ? 'below' : 'above'} ${usual}`;
  }
  if (difference === 0) return `the same as ${usual}`;
  return `${quantity(Math.abs(difference), look.facts.unit)} ${difference < 0 ? 'below' : 'above'} ${usual}`;
}

function notesOf(usage: Series, comparison: Comparison | null): string[] {
  const { coverage, granularity, buckets } = usage;
  const notes: string[] = [];
  if (coverage.missing > 0) {
    const whole = countIntervals(coverage.expected, granularity);
    const verb = coverage.missing === 1 ? 'has' : 'have';
    notes.push(`Partial: ${coverage.missing} of ${whole} ${verb} no reading. The total leaves them out.`);
  }
  if (coverage.unasked > 0) {
    const whole = countIntervals(coverage.expected, granularity);
    const verb = coverage.unasked === 1 ? 'is' : 'are';
    notes.push(`Partial: ${coverage.unasked} of ${whole} ${verb} not here yet, as Copper could not be asked.`);
  }
  const before = buckets.filter((bucket) => bucket.state === 'before').length;
  if (before > 0) notes.push(`The first ${countIntervals(before, granularity)} lie before this meter.`);
  if (comparison && comparison.intervals < countedIn(coverage)) {
    notes.push(
      `The usual is known for ${comparison.intervals} of ${countIntervals(countedIn(coverage), granularity)}.`,
    );
  }
  return notes;
}

function nothingSentence(usage: Series, name: string): string {
  const { buckets } = usage;
  if (buckets.every((bucket) => bucket.state === 'future')) return `${name} has not begun yet`;
  if (buckets.every((bucket) => bucket.state === 'before')) return `This meter did not exist yet: ${name}`;
  const over = buckets.some((bucket) => bucket.state === 'missing');
  if (buckets.some((bucket) => bucket.state === 'unasked')) return `Not here yet: ${name}`;
  return over ? `No readings: ${name}` : `${name}: the first reading is still to come`;
}
