import type { Freshness } from '@/lib/domain/answer';
import type { PreparedReport, ReportGap } from './definition';

/** A part's freshness, gaps and sum. */
interface Part extends Pick<Freshness, 'asOf' | 'source'> {
  gaps?: readonly ReportGap[];
  sum?: number | null;
}

/** Returns the freshness of the oldest part, the least fresh source, and the gaps of all parts. */
export function joinParts(
  lists: Part,
  parts: readonly Part[],
): Pick<PreparedReport, 'freshness' | 'gaps' | 'etagInputs'> {
  const all = [lists, ...parts];
  const oldest = all.reduce((a, b) => (a.asOf <= b.asOf ? a : b));
  const leastFresh =
    all.find(({ source }) => source === 'stale') ?? all.find(({ source }) => source === 'cloud') ?? lists;
  return {
    freshness: { asOf: oldest.asOf, source: leastFresh.source },
    gaps: parts.flatMap(({ gaps }) => gaps ?? []),
    etagInputs: all.map(({ asOf, sum }) => [asOf, sum]),
  };
}
