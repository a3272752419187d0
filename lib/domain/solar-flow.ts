import { isCounted } from './bucket-states';
import { exactSum } from './exact-sum';
import type { Bucket } from './series';

/** Where solar energy went and where a home's energy came from, in kWh. */
export interface SolarFlow {
  made: number;
  /** Made and not sold. */
  usedAtHome: number;
  sold: number;
  bought: number;
  /** All that the home used: made, less sold, and bought. */
  homeUse: number;
  /** Share of the home's use that its own solar covered; null where it used nothing. */
  selfSufficiency: number | null;
  /** UTC instant at which the last interval ends. */
  through: string;
  /** True when an interval that is over is missing in one of the meters. */
  partial: boolean;
}

/**
 * Works out the flows from what the solar meter made and the net meter measured in the same intervals. The net meter tells
 * bought from sold only interval by interval: within one, both cancel out, so the real amounts can be higher. Null without
 * an interval that both have.
 */
export function solarFlow(made: readonly Bucket[], net: readonly Bucket[]): SolarFlow | null {
  const netByStart = new Map(net.map((bucket) => [bucket.start, bucket]));
  const parts: { made: number; net: number; end: string }[] = [];
  let partial = false;
  for (const bucket of made) {
    const twin = netByStart.get(bucket.start);
    if (bucket.state === 'running' || bucket.state === 'future' || bucket.state === 'before') continue;
    const known = isCounted(bucket.state) && twin !== undefined && isCounted(twin.state);
    if (known && bucket.value !== null && twin.value !== null) {
      parts.push({ made: bucket.value, net: twin.value, end: bucket.end });
    } else partial = true;
  }
  const last = parts.at(-1);
  if (!last) return null;
  const sum = (amountOf: (part: (typeof parts)[number]) => number) => exactSum(parts.map(amountOf));
  const total = sum((part) => part.made);
  const bought = sum((part) => Math.max(0, part.net));
  const sold = sum((part) => Math.max(0, -part.net));
  // A battery can sell more than was made.
  const usedAtHome = Math.max(0, exactSum([total, -sold]));
  const homeUse = Math.max(0, exactSum([total, -sold, bought]));
  return {
    made: total,
    usedAtHome,
    sold,
    bought,
    homeUse,
    selfSufficiency: homeUse > 0 ? Math.min(1, usedAtHome / homeUse) : null,
    through: last.end,
    partial,
  };
}
