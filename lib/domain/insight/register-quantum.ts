import type { UsageStep } from './local-days';

/** Fewer numbers above zero than this show no pattern. */
const MIN_VALUES = 48;
const MIN_FITTING_SHARE = 0.95;

/**
 * Returns the amount by which a meter's register ticks, such as 10 gallons, learnt from its usage: the smallest positive
 * amount, when nearly all others are multiples of it. Returns 0 for a register that counts finely. Between two ticks a
 * coarse register shows zeros that say nothing about the flow.
 */
export function registerQuantum(steps: readonly UsageStep[]): number {
  const positive = steps.flatMap(({ value }) => (value !== null && value > 0 ? [value] : []));
  if (positive.length < MIN_VALUES) return 0;
  const smallest = Math.min(...positive);
  const fitting = positive.filter((value) => {
    const ticks = value / smallest;
    return Math.abs(ticks - Math.round(ticks)) < 0.01;
  });
  // Numbers with six decimals are multiples of a millionth, which is no tick.
  const fits = fitting.length >= MIN_FITTING_SHARE * positive.length;
  return fits && smallest >= 0.01 ? smallest : 0;
}
