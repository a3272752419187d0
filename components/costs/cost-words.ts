import type { CommodityCostsData, CostsData } from '@/lib/contract/costs';
import type { Formats } from '@/lib/domain/formats/formats';
import type { MeterColor } from '@/lib/domain/meter-types';
import { daysBetween, laterDay } from '@/lib/domain/money/day-number';
import type { Commodity } from '@/lib/domain/money/tariff';

/** Above this, a bill counts as complete: the newest reading may be a few minutes late. */
const COMPLETE = 0.995;

/** How a commodity is written, and which color it has. */
export const COMMODITY_WORDS: Record<Commodity, { label: string; color: MeterColor; bar: string; unit: string }> = {
  electricity: { label: 'Electricity', color: 'electricity', bar: 'bg-electricity', unit: 'kWh' },
  gas: { label: 'Gas', color: 'gas', bar: 'bg-gas', unit: 'therm' },
  water: { label: 'Water', color: 'water', bar: 'bg-water', unit: '1,000 gallons' },
  sewer: { label: 'Sewer', color: 'other-commodity', bar: 'bg-other-commodity', unit: '1,000 gallons' },
};

type BillData = CommodityCostsData['current'];

/** Returns true where readings are missing, so that the amount is 'at least'. */
export function isPartial({ coverage }: Pick<BillData, 'coverage'>): boolean {
  return coverage < COMPLETE;
}

/** Returns true where the amount is 'at least': readings are missing, or hours hide the peak of a demand charge. */
export function isAtLeast(bill: BillData): boolean {
  return isPartial(bill) || bill.demandUnderstated;
}

/** Returns the days of a bill: 'Nov 12–Dec 11'. */
export function cycleText({ start, end }: BillData['cycle'], formats: Formats): string {
  return formats.dayRange(start, laterDay(end, -1));
}

/** Sums of the bills of all commodities in one currency; null where currencies differ or one is missing. */
function sumOf(costs: CostsData['costs'], pick: (each: CommodityCostsData) => BillData | null): number | null {
  let sum = 0;
  for (const each of costs) {
    const bill = pick(each);
    if (!bill || bill.currency !== costs[0]?.current.currency) return null;
    sum += bill.totalMicro;
  }
  return sum;
}

/** What the page says first, and below it. */
export interface CostAnswer {
  title: string;
  lead: string;
}

/** Returns the first sentences of the page: what the bills come to so far, and what they will probably be. */
export function costAnswer({ costs, day }: CostsData, formats: Formats): CostAnswer | null {
  const first = costs[0];
  const soFar = sumOf(costs, ({ current }) => current);
  if (!first || soFar === null) return null;
  const { currency, cycle } = first.current;
  const money = (micro: number) => formats.roundMoney(micro, currency);
  const atLeast = costs.some(({ current }) => isAtLeast(current)) ? 'at least ' : '';
  const isRunning = costs.some(({ priceNow }) => priceNow !== null);
  if (!isRunning) {
    return { title: `${cycleText(cycle, formats)}: ${atLeast}${money(soFar)}`, lead: comparedText(costs, formats) };
  }
  const [low, expected, high] = (['low', 'expected', 'high'] as const).map((which) =>
    sumOf(costs, ({ projected }) => projected?.[which] ?? null),
  );
  const sameEnd = costs.every(({ current }) => current.cycle.end === cycle.end);
  const by = sameEnd ? ` by ${formats.monthDay(laterDay(cycle.end, -1))}` : '';
  const lead =
    low != null && expected != null && high != null
      ? [
          `On course for about ${money(expected)}${by}, most likely between ${money(low)} and ${money(high)}.`,
          meansText(costs, formats),
        ]
          .filter(Boolean)
          .join(' ')
      : `Day ${daysBetween(cycle.start, day) + 1} of ${daysBetween(cycle.start, cycle.end)}. ${unprojectedText(costs, formats)}`;
  return { title: `${atLeast ? 'At least ' : ''}${money(soFar)} so far`, lead };
}

function endOfList(costs: CostsData['costs']): string | null {
  return costs.find(({ pricesUntil }) => pricesUntil !== null)?.pricesUntil ?? null;
}

/** Says with which prices a bill is projected after its list ends. Days of a list of prices are those of UTC. */
function meansText(costs: CostsData['costs'], formats: Formats): string | null {
  const until = endOfList(costs);
  return (
    until &&
    `Your price list ends ${formats.day(until, 'UTC')}: from then on, each hour counts as it cost on average in its last four weeks.`
  );
}

/** Says why nothing is projected. */
function unprojectedText(costs: CostsData['costs'], formats: Formats): string {
  const until = endOfList(costs);
  return until
    ? `Your price list ends ${formats.day(until, 'UTC')}. What the bill comes to shows once it has a week of prices.`
    : 'What it will come to shows once eight weeks of readings are saved.';
}

function comparedText(costs: CostsData['costs'], formats: Formats): string {
  const [now, before] = [sumOf(costs, ({ current }) => current), sumOf(costs, ({ previous }) => previous)];
  const currency = costs[0]?.current.currency ?? 'USD';
  if (now === null || before === null) return '';
  const difference = now - before;
  if (Math.abs(difference) < 500_000) return 'About the same as the bill before it.';
  return `${formats.roundMoney(Math.abs(difference), currency)} ${difference > 0 ? 'more' : 'less'} than the bill before it.`;
}

/** Returns how a bill compares with another, by day where their lengths differ: '12% more', 'about the same'. */
export function comparison(bill: BillData, other: BillData, formats: Formats): string {
  const perDay = ({ totalMicro, cycle }: BillData) => totalMicro / daysBetween(cycle.start, cycle.end);
  const [now, before] = [perDay(bill), perDay(other)];
  if (before <= 0) return '';
  const share = (now - before) / before;
  const sameLength = daysBetween(bill.cycle.start, bill.cycle.end) === daysBetween(other.cycle.start, other.cycle.end);
  const each = sameLength ? '' : ' a day';
  if (Math.abs(share) < 0.02) return `about the same${each}`;
  return `${formats.percent(share)} ${share > 0 ? 'more' : 'less'}${each}`;
}

/** Returns what drove the difference to the bill before, the largest part first; none below a dollar or so. */
export function drivers(
  change: NonNullable<CommodityCostsData['change']>,
  currency: string,
  formats: Formats,
): string[] {
  const parts: [micro: number, more: string, less: string][] = [
    [change.useMicro, 'from more use, or use at dearer times', 'from less use, or use at cheaper times'],
    [change.pricesMicro, 'from higher prices', 'from lower prices'],
    [change.daysMicro, 'from more days', 'from fewer days'],
  ];
  return parts
    .filter(([micro]) => Math.abs(micro) >= 500_000)
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
    .map(
      ([micro, more, less]) =>
        `${micro > 0 ? '+' : ''}${formats.roundMoney(micro, currency)} ${micro > 0 ? more : less}`,
    );
}
