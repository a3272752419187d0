import type { UsageViewParams } from '@/lib/client/usage-view';
import { isCounted } from '@/lib/domain/bucket-states';
import type { PairedSeries } from '@/lib/domain/compare/pair-series';
import type { UsageVerdict } from '@/lib/domain/compare/usage-verdict';
import type { Formats } from '@/lib/domain/formats/formats';
import { daysBetween } from '@/lib/domain/local-day';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Bucket, Series } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { countIntervals } from './meter-display';
import { startDay } from './usage-summary';

interface UsageNotesInput {
  usage: Series;
  drawn: PairedSeries;
  verdict: UsageVerdict;
  view: Pick<UsageViewParams, 'compare'>;
  comparedName: string;
  today: string;
  installedAt: string | null;
  /** Whether everything that is compared has been loaded. */
  loaded: boolean;
  formatAmount: (value: number) => string;
}

/** A baseline needs this many days. */
const LEARNING_DAYS = 56;
const MAX_LISTED = 4;

/** Returns what a reader must know about the numbers, in sentences. */
export function usageNotes(input: UsageNotesInput, formats: Formats): string[] {
  return [...gapNotes(input, formats), ...(input.loaded ? comparisonNotes(input, formats) : [])];
}

function gapNotes({ usage, today }: UsageNotesInput, formats: Formats): string[] {
  const { coverage, granularity, buckets, timezone } = usage;
  const expected = countIntervals(coverage.expected, granularity, formats);
  const notes: string[] = [];
  if (coverage.missing > 0) {
    const [verb, object] = coverage.missing === 1 ? ['has', 'it'] : ['have', 'them'];
    notes.push(`${formats.count(coverage.missing)} of ${expected} ${verb} no reading. The total leaves ${object} out.`);
  }
  if (coverage.unasked > 0)
    notes.push(`${formats.count(coverage.unasked)} of ${expected} couldn’t be loaded from Copper yet.`);
  const first = buckets.find(({ state }) => state !== 'before');
  if (buckets[0]?.state === 'before' && first) {
    notes.push(`Data starts ${startDay(first.start, timezone, today, formats)}.`);
  }
  const restart = registerRestart(usage);
  if (restart !== null) {
    notes.push(
      `The meter’s reading started again around ${formats.day(restart, timezone)}, ${formats.shortClock(restart, timezone)}: it was replaced, reset or rolled over. Amounts around then may be wrong.`,
    );
  }
  return notes;
}

/** Returns the start of the interval after which a register is lower than before; null when none is. A net register may fall. */
function registerRestart({ buckets, meterType }: Series): string | null {
  if (meterTypeOf(meterType).canBeNegative) return null;
  let before: Bucket | null = null;
  for (const bucket of buckets) {
    if (bucket.register === null || !isCounted(bucket.state)) continue;
    if (before !== null && bucket.register < (before.register ?? 0)) return before.start;
    before = bucket;
  }
  return null;
}

function comparisonNotes(input: UsageNotesInput, formats: Formats): string[] {
  const { usage, verdict, view, comparedName, installedAt, today, drawn } = input;
  const { compared, reason, used } = verdict;
  if (used === null) return [];
  if (reason === 'coverage') {
    const learning = view.compare === 'typical' ? learningNote(usage, installedAt, today, formats) : null;
    return [learning ?? `Too little is known to compare with ${inSentence(comparedName)}.`];
  }
  if (compared === null) {
    if (view.compare === 'homes') return ['Copper has no average of comparable homes for this period.'];
    if (view.compare !== 'typical') return [`There is nothing to compare with in ${comparedName}.`];
    const learning = learningNote(usage, installedAt, today, formats);
    return [learning ?? 'What is typical isn’t known for this period yet.'];
  }
  const notes: string[] = [];
  if (compared.perHour) {
    const { coverage } = compared;
    const covered = (share: number) => formats.percent(Math.min(share, 0.994));
    const sides = [
      ...(coverage.used < 1 ? [`${covered(coverage.used)} of this period`] : []),
      ...(coverage.other < 1 ? [`${covered(coverage.other)} of ${inSentence(comparedName)}`] : []),
    ];
    notes.push(`Only ${sides.join(' and ')} is known, so amounts are compared per hour.`);
  }
  if (view.compare !== 'typical' && view.compare !== 'homes') notes.push(...unmatchedNotes(input, drawn, formats));
  return notes;
}

/** Says how far a new meter is in learning what is typical; null for one that is older. */
function learningNote(
  { timezone }: Series,
  installedAt: string | null,
  today: string,
  formats: Formats,
): string | null {
  const known = installedAt ? daysBetween(calendarDayInZone(installedAt, timezone), today) : LEARNING_DAYS;
  if (known >= LEARNING_DAYS) return null;
  return `Learning what is typical: ${formats.count(Math.max(0, known))} of ${LEARNING_DAYS} days.`;
}

/** Lists what has no match on the other side: it is not part of the comparison. */
function unmatchedNotes(
  { usage, formatAmount }: UsageNotesInput,
  { pairs, unmatched }: PairedSeries,
  formats: Formats,
) {
  const alone = pairs
    .filter(({ other, usage: { value } }) => other === null && value !== null)
    .map((pair) => pair.usage);
  return [
    listNote(alone, usage, formatAmount, formats),
    listNote(
      unmatched.filter(({ value }) => value !== null),
      usage,
      formatAmount,
      formats,
    ),
  ].filter((note) => note !== null);
}

function listNote(
  buckets: readonly Bucket[],
  { granularity, timezone }: Series,
  formatAmount: (value: number) => string,
  formats: Formats,
): string | null {
  if (buckets.length === 0) return null;
  const daily = granularity === 'day' || granularity === 'month';
  const listed = buckets.slice(0, MAX_LISTED).map(({ start, value }) => {
    const time = daily
      ? formats.date(start, timezone)
      : `${formats.day(start, timezone)}, ${formats.shortClock(start, timezone)}`;
    return `${time} (${formatAmount(value ?? 0)})`;
  });
  const rest = buckets.length - listed.length;
  const more = rest > 0 ? ` and ${formats.count(rest)} more` : '';
  return `Not compared, because nothing matches: ${listed.join('; ')}${more}.`;
}

/** A name inside a sentence: 'typical usage', 'comparable homes', 'Sat, Nov 28'. */
function inSentence(name: string): string {
  if (name === 'Typical') return 'what is typical';
  return name === 'Comparable homes' ? 'comparable homes' : name;
}
