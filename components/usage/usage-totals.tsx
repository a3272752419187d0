import { signedAmount } from '@/components/charts/usage-facts';
import { useFormats } from '@/lib/client/formats';
import { absentIn, countedIn } from '@/lib/domain/bucket-states';
import type { Comparison } from '@/lib/domain/compare-series';
import type { Formats } from '@/lib/domain/formats/formats';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Meter } from '@/lib/domain/premise';
import type { Series } from '@/lib/domain/series';
import { gasHints } from './gas-energy';
import { countIntervals, type MeterDisplay } from './meter-display';
import { registerReading } from './register-reading';

interface UsageTotalsProps {
  usage: Series;
  baseline: Series | null;
  comparison: Comparison | null;
  baselineLoading: boolean;
  /** UTC instant of the readings. */
  asOf: string;
  meter: Meter;
  display: MeterDisplay;
}

interface Fact {
  label: string;
  value: string;
  hints: string[];
}

/** Total, typical, difference and meter reading, each with the period it covers. */
export function UsageTotals(props: UsageTotalsProps) {
  const formats = useFormats();
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {factsOf(props, formats).map((fact) => (
        <div key={fact.label} className="bg-surface px-3 py-2">
          <dt className="text-sm text-quiet">{fact.label}</dt>
          <dd translate="no" className="text-lg font-medium">
            {fact.value}
          </dd>
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

function factsOf(props: UsageTotalsProps, formats: Formats): Fact[] {
  const { usage, baseline, comparison, baselineLoading, asOf, meter, display } = props;
  const amount = (value: number) => formats.amount(value, display.facts.decimals, display.facts.unit);
  const { granularity, timezone } = usage;
  const count = (intervals: number) => countIntervals(intervals, granularity, formats);
  const total = display.isNet ? 'Net total' : display.labels.used;
  const facts: Fact[] = [
    {
      label: total,
      value: usage.sum === null ? '–' : amount(usage.sum),
      hints: [
        usage.sum === null ? 'No readings' : coveredText(usage, asOf, formats),
        ...gasHints(usage.sum, display.facts, formats),
      ],
    },
  ];
  if (comparison) {
    const same = `Over the same ${count(comparison.intervals)}`;
    const full = comparison.intervals < usage.buckets.length ? fullBaseline(baseline) : null;
    const fullHint = full === null ? [] : [`${amount(full)} for the full period`];
    const { share, difference } = comparison;
    const side = `${formats.percent(share ?? 0)} ${difference < 0 ? 'below' : 'above'} typical`;
    // The total includes intervals that cannot be compared yet. Without this hint the three numbers would not add up.
    const compared =
      comparison.usage === usage.sum
        ? []
        : [`Based on ${amount(comparison.usage)} over the same ${count(comparison.intervals)}`];
    facts.push(
      { label: 'Typical', value: amount(comparison.baseline), hints: [same, ...fullHint] },
      {
        label: 'Difference',
        value: signedAmount(difference, amount),
        hints: [...(share === null || display.isNet ? [] : [side]), ...compared],
      },
    );
  } else {
    facts.push(
      { label: 'Typical', value: '–', hints: [baselineLoading ? 'Loading…' : 'Not available for this period'] },
      { label: 'Difference', value: '–', hints: [baselineLoading ? 'Loading…' : 'Nothing to compare with'] },
    );
  }
  const register = registerReading(usage, meter);
  const meterType = meterTypeOf(usage.meterType);
  facts.push({
    label: 'Meter reading',
    value: register ? formats.amount(register.value, meterType.decimals, meterType.unit) : '–',
    hints: [register ? formats.moment(register.at, timezone) : 'None in this period'],
  });
  return facts;
}

/** Returns the baseline of the full period; null where it has gaps, or ends now as usage does. */
function fullBaseline(baseline: Series | null): number | null {
  if (!baseline || baseline.buckets.at(-1)?.state === 'running') return null;
  return baseline.buckets.every((bucket) => bucket.value !== null) ? baseline.sum : null;
}

/** Returns what the total covers: 'Over 24 hours', 'Over 23 of 24 hours', or 'Through 1:46 PM' for a period in progress. */
function coveredText({ coverage, granularity, buckets, timezone }: Series, asOf: string, formats: Formats): string {
  if (coverage.expected === 0) return 'In progress';
  if (buckets.some((bucket) => bucket.state === 'running' && bucket.value !== null)) {
    const daily = granularity === 'day' || granularity === 'month';
    const through = `Through ${daily ? formats.day(asOf, timezone) : formats.clock(asOf, timezone)}`;
    return coverage.complete
      ? through
      : `${through}, without ${countIntervals(absentIn(coverage), granularity, formats)}`;
  }
  const counted = coverage.complete ? '' : `${formats.count(countedIn(coverage))} of `;
  return `Over ${counted}${countIntervals(coverage.expected, granularity, formats)}`;
}
