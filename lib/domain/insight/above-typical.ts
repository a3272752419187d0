import { exactSum } from '../exact-sum';
import type { UsageStep } from './local-days';

/** Usage and typical usage of the hours of which both are known. */
export interface AboveTypical {
  usage: number;
  typical: number;
  hours: number;
}

/**
 * Compares usage with the typical usage that the cloud computed, hour by hour, from `from` (milliseconds) on. Null where
 * no hour has both, or typical usage is zero: then a percentage says nothing.
 */
export function aboveTypical(
  usage: readonly UsageStep[],
  typical: readonly UsageStep[],
  from: number,
): AboveTypical | null {
  const byStart = new Map(typical.map(({ start, value }) => [start, value]));
  const pairs = usage.flatMap(({ start, value }) => {
    const twin = byStart.get(start) ?? null;
    return start < from || value === null || twin === null ? [] : [{ value, twin }];
  });
  const typicalSum = exactSum(pairs.map(({ twin }) => twin));
  if (typicalSum <= 0) return null;
  return { usage: exactSum(pairs.map(({ value }) => value)), typical: typicalSum, hours: pairs.length };
}
