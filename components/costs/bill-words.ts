import type { BillCheckData } from '@/lib/contract/bills';
import type { Formats } from '@/lib/domain/formats/formats';
import { laterDay } from '@/lib/domain/money/day-number';

type Check = BillCheckData['check'];
type Bill = BillCheckData['bill'];
type Finding = Check['findings'][number];

/** Returns the one sentence that a bill check comes to. */
export function verdictSentence({ bill, check }: BillCheckData, formats: Formats): string {
  const amount = (value: number) => formats.quantity(value, bill.unit);
  const [known, source] = check.meter === null ? [check.copper, 'Copper recorded'] : [check.meter, 'the meter counted'];
  if (check.verdict === 'unknown')
    return 'There is too little to compare. Add the units of the bill, or both meter readings.';
  if (check.verdict === 'agrees') return 'This bill matches the readings.';
  const differs =
    check.bill !== null && known !== null && Math.abs(check.bill - known) > 1
      ? `The bill has ${amount(check.bill)}; ${source} ${amount(known)}. `
      : moneyDifference(check, bill, formats);
  const likely = check.findings.find(({ explains }) => explains);
  return `${differs}${likely ? `Most likely ${likelyText(likely)}.` : 'Nothing we know explains the difference. Ask your utility.'}`;
}

function moneyDifference({ expectedMicro, billedMicro }: Check, { currency }: Bill, formats: Formats): string {
  if (expectedMicro === null || billedMicro === null) return '';
  return `The bill comes to ${formats.money(billedMicro, currency)}; your prices make it ${formats.money(expectedMicro, currency)}. `;
}

const LIKELY: Record<Finding['cause'], string> = {
  dates: 'the meter was read on other days',
  estimated: 'the reading was estimated, and a later bill makes up for it',
  rounding: 'complete units are billed, and the rest comes with the next bill',
  factor: 'the bill used another heat factor',
  missing: 'it is what Copper has no readings of',
  price: 'your prices here are not those of the bill',
  tax: 'taxes or fees come on top of your prices here',
  swap: 'the meter was replaced',
};

function likelyText({ cause }: Finding): string {
  return LIKELY[cause];
}

/** Returns what a finding rests on, in a sentence. */
export function findingSentence({ cause, value, shift }: Finding, bill: Bill, formats: Formats): string {
  const amount = value === null ? '' : formats.quantity(value, bill.unit);
  switch (cause) {
    case 'dates': {
      const days = [bill.start, bill.end].map((day, index) => laterDay(day, shift?.[index] ?? 0));
      return `Copper has ${amount} from ${formats.plainDate(days[0] ?? '')} to ${formats.plainDate(days[1] ?? '')}, which fits the bill.`;
    }
    case 'estimated':
      return 'The bill says that a reading was estimated.';
    case 'rounding':
      return `The bill leaves out ${amount}: less than one unit.`;
    case 'factor':
      return `The units would take a heat factor of ${formats.column(value, 4)} therms per CCF${bill.heatFactor === null ? '' : `; the bill says ${formats.column(bill.heatFactor, 4)}`}.`;
    case 'missing':
      return `Some readings are missing. With the same use in the missing hours, it would be about ${amount}.`;
    case 'price':
      return value === null
        ? 'The total does not fit your prices here.'
        : `The bill comes to ${formats.price(Math.round(value), bill.currency)} per unit in all.`;
    case 'tax':
      return `The bill is ${formats.percent(value ?? 0)} above your prices here, which have no taxes.`;
    case 'swap':
      return 'The second reading is below the first one.';
  }
}
