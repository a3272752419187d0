import { isCounted } from '@/lib/domain/bucket-states';
import type { ReadoutFact } from './chart-readout';
import type { PlotPoint } from './usage-plot';

/** How amounts of a meter are called and written; made by the feature, which knows the meter's type. */
export interface UsageLabels {
  /** 'Used', 'Generated', 'From grid'. */
  used: string;
  /** For amounts below 0: 'To grid'. */
  back: string;
  /** An amount with its unit and the decimals of a column: '1.20 kWh'. */
  amount: (value: number) => string;
}

/** Why an interval has no amount, in a few words; null when it has one. */
export function emptyReason(point: PlotPoint): string | null {
  if (point.value !== null) return null;
  switch (point.state) {
    case 'future':
      return 'not yet';
    case 'before':
      return 'before this meter';
    case 'running':
      return 'nothing yet, still running';
    case 'unasked':
      return 'not here yet';
    default:
      return 'no reading';
  }
}

/** The facts of one interval in the order of the readout. */
export function pointFacts(point: PlotPoint, words: UsageLabels): ReadoutFact[] {
  const { value, usual } = point;
  const facts: ReadoutFact[] = [];
  if (value === null) facts.push({ label: words.used, value: emptyReason(point) });
  else if (value < 0) facts.push({ label: words.back, value: words.amount(-value) });
  else facts.push({ label: words.used, value: `${words.amount(value)}${point.state === 'running' ? ' so far' : ''}` });
  if (usual !== null) facts.push({ label: 'Usual', value: words.amount(usual) });
  if (value !== null && usual !== null && isCounted(point.state)) {
    facts.push({ label: 'Difference', value: signedAmount(value - usual, words.amount), signed: true });
  }
  return facts;
}

/** '+0.3 kWh', '−1.2 kWh', '0 kWh'. */
export function signedAmount(difference: number, amount: (value: number) => string): string {
  const text = amount(Math.abs(difference));
  if (!/[1-9]/.test(text)) return text;
  return `${difference < 0 ? '−' : '+'}${text}`;
}

/** The same as one sentence, for assistive technology. */
export function pointSentence(title: string, facts: readonly ReadoutFact[]): string {
  return [title, ...facts.map((fact) => `${fact.label} ${String(fact.value)}`)].join(', ');
}
