import { exactSum } from '../exact-sum';
import type { UsageStep } from './local-days';

/** Returns hours, with the sum of the finer intervals where an hour has no number and all of its parts have one. */
export function fillHours(hours: readonly UsageStep[], finer: readonly UsageStep[]): UsageStep[] {
  let next = 0;
  return hours.map((hour) => {
    const parts: number[] = [];
    let knownMs = 0;
    for (; next < finer.length; next += 1) {
      const part = finer[next];
      if (!part || part.start >= hour.end) break;
      if (part.start < hour.start || part.value === null) continue;
      parts.push(part.value);
      knownMs += part.end - part.start;
    }
    const isComplete = knownMs === hour.end - hour.start;
    return hour.value === null && isComplete ? { ...hour, value: exactSum(parts) } : hour;
  });
}
