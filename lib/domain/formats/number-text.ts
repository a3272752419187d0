import type { FormatRules } from './format-rules';

const NARROW_SPACE = '\u202f';
export const MINUS = '\u2212';
export const MISSING = '–';

type Rules = Pick<FormatRules, 'digits' | 'percent'>;

/** Returns a number with fixed decimals, thousands in groups, and a real minus sign. */
export function fixedNumber(value: number, decimals: number, { digits }: Rules): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = text.split('.');
  const sign = value < 0 && Number(text) !== 0 ? MINUS : '';
  return `${sign}${grouped(whole, digits)}${fraction ? `${digits.decimal}${fraction}` : ''}`;
}

function grouped(whole: string, { group, groupSize, groupFrom }: FormatRules['digits']): string {
  if (whole.length < groupFrom) return whole;
  const head = whole.slice(0, -3).replace(groupSize === 2 ? /\B(?=(\d{2})+$)/g : /\B(?=(\d{3})+$)/g, group);
  return `${head}${group}${whole.slice(-3)}`;
}

/** Returns three significant digits for text: '14.2', '0.083'; from 100 on without decimals: '1,230', '12,300'. */
export function proseNumber(value: number, rules: Rules): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 100) return fixedNumber(value, 0, rules);
  if (size < 0.0005) return value < 0 ? `>${fixedNumber(-0.001, 3, rules)}` : `<${fixedNumber(0.001, 3, rules)}`;
  // Rounded first, so that 9.999 is '10.0' and not '10.00'.
  const magnitude = Math.floor(Math.log10(Number(size.toPrecision(3))));
  return fixedNumber(value, Math.min(3, Math.max(0, 2 - magnitude)), rules);
}

/** Returns a number text with its unit, kept on one line: '14.2 kWh'. */
export function withUnit(text: string, unit: string | null): string {
  return unit ? `${text}${NARROW_SPACE}${unit}` : text;
}

/** Returns a percentage with fixed decimals: '99.6%', '99,6 %'. */
export function fixedPercent(percent: number, decimals: number, rules: Rules): string {
  return `${rules.percent.before}${fixedNumber(percent, decimals, rules)}${rules.percent.after}`;
}
