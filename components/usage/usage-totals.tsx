import { signedAmount } from '@/components/charts/usage-facts';
import { countedIn } from '@/lib/domain/bucket-states';
import type { Comparison } from '@/lib/domain/compare-series';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { percentText } from '@/lib/domain/numbers';
import type { Meter } from '@/lib/domain/premise';
import type { Series } from '@/lib/domain/series';
import { momentInZone } from '@/lib/domain/times';
import { gasHints } from './gas-energy';
import { amountText, countIntervals, type MeterDisplay } from './meter-display';
import { registerReading } from './register-reading';

interface UsageTotalsProps {
  usage: Series;
  baseline: Series | null;
  comparison: Comparison | null;
  /** The baseline is still on its way. */
  waiting: boolean;
  meter: Meter;
  look: MeterDisplay;
}

interface Fact {
  label: string;
  value: string;
  hints: string[];
}

/** Total, usual, difference and register, each with what it was counted over. */
export function UsageTotals(props: UsageTotalsProps) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {factsOf(props).map((fact) => (
        <div key={fact.label} className="bg-surface px-3 py-2">
          <dt className="text-sm text-quiet">{fact.label}</dt>
          <dd className="text-lg font-medium">{fact.value}</dd>
          {fact.hints.map((hint) => (
            <dd key={hint} className="text-sm text-quiet">
              {hint}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function factsOf({ usage, baseline, comparison, waiting, meter, look }: UsageTotalsProps): Fact[] {
  const amount = (value: number) => amountText(value, look.facts.decimals, look.facts.unit);
  const { granularity, timezone } = usage;
  const count = (intervals: number) => countIntervals(intervals, granularity);
  const total = look.nets ? 'Net total' : look.words.used;
  const over = overWhat(usage);
  const facts: Fact[] = [
    {
      label: total,
      value: usage.sum === null ? '–' : amount(usage.sum),
      hints: [usage.sum === null ? 'No readings' : over, ...gasHints(usage.sum, look.facts)],
    },
  ];
  if (comparison) {
    const same = `Over the same ${count(comparison.intervals)}`;
    const whole = comparison.intervals < usage.buckets.length ? wholeBaseline(baseline) : null;
    const rest = whole === null ? [] : [`${amount(whole)} for the whole range`];
    const { share, difference } = comparison;
    const side = `${percentText(share ?? 0)} ${difference < 0 ? 'below' : 'above'} the usual`;
    // The total holds what cannot be compared yet; without this line the three numbers would not add up.
    const compared =
      comparison.usage === usage.sum
        ? []
        : [`Of ${amount(comparison.usage)} over the same ${count(comparison.intervals)}`];
    facts.push(
      { label: 'Usual', value: amount(comparison.baseline), hints: [same, ...rest] },
      {
        label: 'Difference',
        value: signedAmount(difference, amount),
        hints: [...(share === null || look.nets ? [] : [side]), ...compared],
      },
    );
  } else {
    facts.push(
      { label: 'Usual', value: '–', hints: [waiting ? 'Loading…' : 'Not known for these intervals'] },
      { label: 'Difference', value: '–', hints: [waiting ? 'Loading…' : 'Nothing to compare with'] },
    );
  }
  const register = registerReading(usage, meter);
  const own = meterTypeOf(usage.meterType);
  facts.push({
    label: 'Register reading',
    value: register ? amountText(register.value, own.decimals, own.unit) : '–',
    hints: [register ? momentInZone(register.at, timezone) : 'None in this range'],
  });
  return facts;
}

/** What is usual for all of the range; null where the baseline has holes or, as usage does, ends with the present. */
function wholeBaseline(baseline: Series | null): number | null {
  if (!baseline || baseline.buckets.at(-1)?.state === 'running') return null;
  return baseline.buckets.every((bucket) => bucket.value !== null) ? baseline.sum : null;
}

/** What the total was counted over: 'Over 14 hours and the running one'. */
function overWhat({ coverage, granularity, buckets }: Series): string {
  const running = buckets.some((bucket) => bucket.state === 'running' && bucket.value !== null);
  if (coverage.expected === 0) return 'Still running';
  const part = coverage.complete ? '' : `${countedIn(coverage)} of `;
  return `Over ${part}${countIntervals(coverage.expected, granularity)}${running ? ' and the running one' : ''}`;
}
