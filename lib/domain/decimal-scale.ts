/** Whole numbers up to this size have exact second differences. */
export const MAX_WHOLE = 2 ** 50;
const MAX_SCALE = 12;

/** `10 ** scale` need not be exact. */
const POWERS = Array.from({ length: MAX_SCALE + 1 }, (_, scale) => Number(`1e${scale}`));

export function powerOfTen(scale: number): number {
  return POWERS[scale] ?? Number.NaN;
}

/** Returns the number of decimals with which every number is whole and has its exact value again; null for none. */
export function decimalScale(values: Float64Array): number | null {
  let scale = 0;
  for (const value of values) {
    while (scale <= MAX_SCALE && Math.round(value * powerOfTen(scale)) / powerOfTen(scale) !== value) scale += 1;
    if (scale > MAX_SCALE || Object.is(value, -0)) return null;
  }
  // A greater scale may have been found later, and need not suit the first numbers.
  const unit = powerOfTen(scale);
  const exact = (value: number) => {
    const whole = Math.round(value * unit);
    return Math.abs(whole) <= MAX_WHOLE && whole / unit === value;
  };
  return values.every(exact) ? scale : null;
}
