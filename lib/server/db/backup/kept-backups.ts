const KEPT = { days: 7, weeks: 4, months: 12 };

/**
 * Returns which backups to keep, of names that begin with an instant (`2026-11-29T03-00-00Z`): the newest of each of the
 * last 7 days, 4 weeks and 12 months that have one. Pure.
 */
export function keptBackups(names: readonly string[]): Set<string> {
  const newestFirst = [...names].sort().reverse();
  const kept = new Set<string>();
  const keepNewest = (count: number, periodOf: (day: string) => string) => {
    const periods = new Set<string>();
    for (const name of newestFirst) {
      const period = periodOf(name.slice(0, 10));
      if (periods.has(period)) continue;
      if (periods.size === count) return;
      periods.add(period);
      kept.add(name);
    }
  };
  keepNewest(KEPT.days, (day) => day);
  keepNewest(KEPT.weeks, weekOf);
  keepNewest(KEPT.months, (day) => day.slice(0, 7));
  return kept;
}

/** Returns the Monday of a day's week. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
