/**
 * Money and quantities as integers of a millionth, so that sums are exact. A product of the two is a bigint of a
 * millionth of a millionth, and is rounded once, when a bill line is written.
 */

const MICRO = 1_000_000;
const PICO_PER_MICRO = 1_000_000n;

/** Returns a decimal number in millionths. */
export function toMicro(value: number): number {
  return Math.round(value * MICRO);
}

/** Returns millionths as a decimal number. */
export function fromMicro(micro: number): number {
  return micro / MICRO;
}

/** Returns the product of a quantity and a price, both in millionths, in millionths of a millionth. */
export function productPico(quantityMicro: number, priceMicro: number): bigint {
  return BigInt(quantityMicro) * BigInt(priceMicro);
}

/** Returns a share (0.5, 2, …) of an amount in millionths, exact to a thousandth of a millionth. */
export function sharePico(amountMicro: number, share: number): bigint {
  return BigInt(Math.round(amountMicro * share * 1000)) * 1000n;
}

/** Returns the decimals of a currency: 2 for USD, 0 for JPY. */
export function currencyDecimals(currency: string): number {
  const decimals =
    knownDecimals.get(currency) ??
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2;
  knownDecimals.set(currency, decimals);
  return decimals;
}

/** Asking Intl takes longer than a bill. */
const knownDecimals = new Map<string, number>();

/** Returns an amount rounded to the decimals of its currency, in millionths. Halves are rounded away from zero. */
export function roundedMicro(pico: bigint, decimals: number): number {
  const unit = PICO_PER_MICRO * 10n ** BigInt(6 - decimals);
  return Number(dividedHalfUp(pico, unit)) * 10 ** (6 - decimals);
}

/** Returns an amount rounded to a millionth. */
export function picoToMicro(pico: bigint): number {
  return Number(dividedHalfUp(pico, PICO_PER_MICRO));
}

function dividedHalfUp(value: bigint, unit: bigint): bigint {
  const half = unit / 2n;
  return value < 0n ? -((-value + half) / unit) : (value + half) / unit;
}

/**
 * Returns integers changed in proportion so that they add up to `total`. The last one that is not 0 takes what rounding
 * leaves.
 */
export function apportion(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === total) return [...parts];
  if (sum === 0) return parts.map((_, index) => (index === 0 ? total : 0));
  const scaled = parts.map((part) => Math.round((part / sum) * total));
  const rest = total - scaled.reduce((all, part) => all + part, 0);
  const last = parts.findLastIndex((part) => part !== 0);
  scaled[last] = (scaled[last] ?? 0) + rest;
  return scaled;
}
