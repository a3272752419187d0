import { basisOf, type Finding, markedSteps } from './finding';
import { irrigationHabit } from './irrigation-habit';
import { hoursOfDays, type LocalDay, type UsageStep } from './local-days';

const WINDOW_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const WINDOWS_PER_HOUR = HOUR_MS / WINDOW_MS;
/** Three hours. */
const MIN_WINDOWS = 3 * WINDOWS_PER_HOUR;
/** A tenth of a gallon a minute. */
const MIN_GALLONS_PER_WINDOW = 0.5;
const MIN_GALLONS_PER_HOUR = 1;
const EVIDENCE_HOURS = 168;

/**
 * Finds water that never stops by its minutes, long before a day of hours can show it: each five minutes of three hours
 * had at least half a gallon (or a tick of the register, where that is more), and no hour since was without flow. Not in
 * hours in which the garden is usually watered. Null where the stored minutes do not show it.
 */
export function fastLeak(minutes: readonly UsageStep[], days: readonly LocalDay[], quantum: number): Finding | null {
  const limit = Math.max(MIN_GALLONS_PER_WINDOW, quantum);
  const windows = windowsOf(minutes);
  const last = windows.findLastIndex((_, index) => isStreak(windows, index, limit));
  if (last === -1) return null;
  let first = last;
  while (isFlowing(windows[first - 1], limit)) first -= 1;
  const streak = windows.slice(first, last + 1);
  const since = streak[0]?.start ?? 0;
  const hours = hoursOfDays(days);
  const after = hours.filter(({ start }) => start >= (streak.at(-1)?.end ?? 0));
  const hasPaused =
    windows.slice(last + 1).some(({ value }) => value !== null && value < limit) ||
    after.some(({ value }) => value === null || value < Math.max(MIN_GALLONS_PER_HOUR, quantum));
  if (hasPaused || isWatered(days, since)) return null;
  const lowest = Math.min(...streak.map(({ value }) => value ?? 0)) * WINDOWS_PER_HOUR;
  const shown = hours.slice(-EVIDENCE_HOURS);
  return {
    rule: 'water-continuous',
    state: 'active',
    since,
    sinceIsExact: first > 0 && windows[first - 1]?.value !== null,
    level: lowest,
    limit: limit * WINDOWS_PER_HOUR,
    typical: 0,
    basis: basisOf(streak),
    evidence: { per: 'hour', steps: markedSteps(shown, ({ end }) => end > since), limit: lowest, typical: null },
  };
}

/** Adds minutes up to windows of five; a window with a missing minute is missing. */
function windowsOf(minutes: readonly UsageStep[]): UsageStep[] {
  const windows: UsageStep[] = [];
  for (const { start, end, value } of minutes) {
    const from = start - (start % WINDOW_MS);
    const open = windows.at(-1);
    if (!open || open.start !== from) {
      if (start === from) windows.push({ start: from, end, value });
      continue;
    }
    open.end = end;
    open.value = open.value === null || value === null ? null : open.value + value;
  }
  return windows.filter(({ start, end }) => end - start === WINDOW_MS);
}

function isFlowing(window: UsageStep | undefined, limit: number): boolean {
  return window !== undefined && window.value !== null && window.value >= limit;
}

function isStreak(windows: readonly UsageStep[], last: number, limit: number): boolean {
  const latest = windows.slice(Math.max(0, last + 1 - MIN_WINDOWS), last + 1);
  return latest.length === MIN_WINDOWS && latest.every((window) => isFlowing(window, limit));
}

/** True when the garden is usually watered in one of the hours since then. */
function isWatered(days: readonly LocalDay[], since: number): boolean {
  return days
    .filter(({ end }) => end > since)
    .some(({ start, weekday, hours }) => {
      const isUsual = irrigationHabit(days, start);
      return hours.some(({ end, hour }) => end > since && isUsual(weekday, hour));
    });
}
