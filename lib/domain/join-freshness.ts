import type { Freshness } from './answer';

/** Joins the freshness of several answers: the oldest age, the earliest expiry, the worst source, the first notice. */
export function joinFreshness(parts: readonly [Freshness, ...Freshness[]]): Freshness {
  const oldest = parts.reduce((a, b) => (a.asOf <= b.asOf ? a : b));
  const soonest = parts.reduce((a, b) => (a.freshUntil <= b.freshUntil ? a : b));
  const worst =
    parts.find(({ source }) => source === 'stale') ?? parts.find(({ source }) => source === 'cloud') ?? parts[0];
  return {
    asOf: oldest.asOf,
    freshUntil: soonest.freshUntil,
    source: worst.source,
    notice: parts.find(({ notice }) => notice !== null)?.notice ?? null,
  };
}
