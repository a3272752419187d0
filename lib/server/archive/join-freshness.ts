import type { Freshness } from '@/lib/domain/answer';

/** The whole is as old as its oldest part, fresh until the first part is not, and troubled if any part is. */
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
