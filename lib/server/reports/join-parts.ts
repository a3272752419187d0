import type { Freshness } from '@/lib/domain/answer';
import type { PreparedReport, ReportGap } from './definition';

/** What a part of a report says of itself. */
interface Part extends Pick<Freshness, 'asOf' | 'source'> {
  gaps?: readonly ReportGap[];
  sum?: number | null;
}

/** A report is as old as its oldest part, stale if any part is, and lacks what any part lacks. */
export function joinParts(
  list: Part,
  parts: readonly Part[],
): Pick<PreparedReport, 'freshness' | 'gaps' | 'etagInputs'> {
  const all = [list, ...parts];
  const oldest = all.reduce((a, b) => (a.asOf <= b.asOf ? a : b));
  const worst = all.find(({ source }) => source === 'stale') ?? all.find(({ source }) => source === 'cloud') ?? list;
  return {
    freshness: { asOf: oldest.asOf, source: worst.source },
    gaps: parts.flatMap(({ gaps }) => gaps ?? []),
    etagInputs: all.map(({ asOf, sum }) => [asOf, sum]),
  };
}
