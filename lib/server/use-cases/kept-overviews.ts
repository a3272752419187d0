import { meterOverview, type OverviewDays } from '@/lib/domain/home/meter-overview';
import type { SeriesAnswer } from '../ports/archive';

type Made = ReturnType<typeof meterOverview>;

/** The archive returns what has not changed as the same object. */
const kept = new WeakMap<SeriesAnswer, { baseline: SeriesAnswer | null; days: OverviewDays; made: Made }>();

/**
 * Returns the overview of a meter: the same object again while the archive gives the same series, as working it out
 * takes longer than to read them. Callers must not change it.
 */
export function keptOverview(usage: SeriesAnswer, baseline: SeriesAnswer | null, days: OverviewDays): Made {
  const known = kept.get(usage);
  if (known && known.baseline === baseline && isSame(known.days, days)) return known.made;
  const made = meterOverview(usage.data, baseline?.data.columns ?? null, days);
  kept.set(usage, { baseline, days, made });
  return made;
}

function isSame(a: OverviewDays, b: OverviewDays): boolean {
  return a.today === b.today && a.monthStart === b.monthStart && a.starts.join() === b.starts.join();
}
