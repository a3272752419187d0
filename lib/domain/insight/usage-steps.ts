import { meterTypeOf } from '../meter-types';
import type { Series } from '../series';
import type { UsageStep } from './local-days';

/**
 * Returns the intervals of a series that are over, as insight needs them. The current interval still grows and is left
 * out. An amount below zero of a meter that only counts up is a register that was replaced or began again at zero: it is
 * no usage, so it is missing.
 */
export function usageSteps({ meterType, buckets }: Series): UsageStep[] {
  const { canBeNegative } = meterTypeOf(meterType);
  const steps: UsageStep[] = [];
  for (const { start, end, value, state } of buckets) {
    if (state === 'running' || state === 'future' || state === 'before') continue;
    const isUsage = value !== null && (value >= 0 || canBeNegative);
    steps.push({ start: Date.parse(start), end: Date.parse(end), value: isUsage ? value : null });
  }
  return steps;
}
