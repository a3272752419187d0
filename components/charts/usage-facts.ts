import { differenceOf, type SeriesPoint } from '@/lib/domain/join-series';
import type { ReadoutFact } from './chart-readout';

/** Labels and format of a meter's amounts. */
export interface UsageLabels {
  /** 'Used', 'Generated', 'From grid'. */
  used: string;
  /** For amounts below 0: 'To grid'. */
  reverse: string;
  /** What usage is compared with: 'Typical'. */
  compared: string;
  /** Formats an amount with its unit and fixed decimals: '1.20 kWh'. */
  formatAmount: (value: number) => string;
}

/** Returns why an interval has no amount, in a few words; null when it has one. */
export function emptyReason(point: SeriesPoint): string | null {
  if (point.value !== null) return null;
  switch (point.state) {
    case 'future':
      return 'not yet';
    case 'before':
      return 'before this meter was installed';
    case 'running':
      return 'nothing yet';
    case 'unasked':
      return 'not loaded yet';
    default:
      return 'no reading';
  }
}

/** Returns the values of one interval in the order of the readout. */
export function pointFacts(point: SeriesPoint, { used, reverse, compared, formatAmount }: UsageLabels): ReadoutFact[] {
  const { value, baseline } = point;
  const difference = differenceOf(point);
  const facts: ReadoutFact[] = [];
  if (value === null) facts.push({ label: used, value: emptyReason(point) });
  else if (value < 0) facts.push({ label: reverse, value: formatAmount(-value) });
  else facts.push({ label: used, value: `${formatAmount(value)}${point.state === 'running' ? ' so far' : ''}` });
  if (baseline !== null) facts.push({ label: compared, value: formatAmount(baseline) });
  if (difference !== null) {
    facts.push({ label: 'Difference', value: signedAmount(difference, formatAmount), signed: true });
  }
  return facts;
}

/** Formats a difference with its sign: '+0.3 kWh', '−1.2 kWh', '0 kWh'. */
export function signedAmount(difference: number, formatAmount: (value: number) => string): string {
  const text = formatAmount(Math.abs(difference));
  if (!/[1-9]/.test(text)) return text;
  return `${difference < 0 ? '−' : '+'}${text}`;
}
