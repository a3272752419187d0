/** Formats numbers for users: a narrow no-break space between thousands, a real minus sign; missing is '–', never 0. */

const THIN_SPACE = '\u202f';
const MINUS = '\u2212';
const MISSING = '–';

function format(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = text.split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE) : whole;
  const negative = value < 0 && Number(text) !== 0;
  return `${negative ? MINUS : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** Returns three significant digits for text: '14.2', '0.083'; from 100 on without decimals: '1230', '12\u202f300'. */
export function proseNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 100) return format(value, 0);
  if (size < 0.0005) return value < 0 ? `>${MINUS}0.001` : '<0.001';
  // Rounded first, so that 9.999 is '10.0' and not '10.00'.
  const magnitude = Math.floor(Math.log10(Number(size.toPrecision(3))));
  return format(value, Math.min(3, Math.max(0, 2 - magnitude)));
}

/** Returns a number for a column, with fixed decimals; null is '–'. */
export function columnNumber(value: number | null, decimals: number): string {
  return value === null ? MISSING : format(value, decimals);
}

/** Returns '14.2 kWh' with a narrow space, or the number alone without a unit; null is '–'. */
export function quantity(value: number | null, unit: string | null): string {
  if (value === null) return MISSING;
  return unit ? `${proseNumber(value)}${THIN_SPACE}${unit}` : proseNumber(value);
}

/** Returns '9 %' without decimals, or with one below 1 %. Ignores the sign, which the sentence expresses. */
export function percentText(share: number): string {
  const percent = Math.abs(share) * 100;
  return `${format(percent, percent > 0 && percent < 0.95 ? 1 : 0)}${THIN_SPACE}%`;
}

/** Returns a count with its noun: '1 gateway', '1\u202f204 gateways'. `plural` is needed where it is not `singular` with an s. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${Math.round(count) === 1 ? singular : plural}`;
}

/** Returns a count: '1\u202f204'. */
export function countText(count: number): string {
  const whole = Math.round(count);
  return String(whole).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}
