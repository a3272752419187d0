import { basisOf, type Finding, markedSteps, quietFinding } from './finding';
import { hoursOfDays, knownValues, type LocalDay } from './local-days';

const RULE = 'water-continuous';
const HOURS = 24;
const MIN_KNOWN_HOURS = 22;
/** Less than this in an hour counts as no flow: badly closing valves and noise. */
const MIN_GALLONS_PER_HOUR = 1;
/** With nothing stored for longer than this, the flow may have paused. */
const MAX_GAP_HOURS = 48;
const EVIDENCE_HOURS = 168;

/**
 * Finds water that never stops: none of the last 24 hours is below a gallon (or below one tick of the register, where
 * that is more). `level` is the lowest of these hours: what flows all the time. `since` is the first hour after the last
 * hour without flow; one such hour ends it.
 */
export function continuousWater(days: readonly LocalDay[], quantum: number): Finding {
  const hours = hoursOfDays(days);
  const limit = Math.max(MIN_GALLONS_PER_HOUR, quantum);
  const latest = hours.slice(-HOURS);
  const values = knownValues(latest);
  if (values.some((value) => value < limit)) return quietFinding(RULE, 'clear', latest);
  if (values.length < MIN_KNOWN_HOURS) return quietFinding(RULE, 'unknown', latest);

  let first = hours.length - 1;
  let gap = 0;
  let index = first;
  for (; index >= 0 && gap <= MAX_GAP_HOURS; index -= 1) {
    const value = hours[index]?.value ?? null;
    if (value !== null && value < limit) break;
    gap = value === null ? gap + 1 : 0;
    if (value !== null) first = index;
  }
  const running = hours.slice(first);
  const shown = hours.slice(-EVIDENCE_HOURS);
  const since = running[0]?.start ?? 0;
  const lowest = Math.min(...values);
  return {
    rule: RULE,
    state: 'active',
    since,
    sinceIsExact: index >= 0 && first === index + 1,
    level: lowest,
    limit,
    typical: 0,
    basis: basisOf(running),
    evidence: { per: 'hour', steps: markedSteps(shown, ({ start }) => start >= since), limit: lowest, typical: null },
  };
}
