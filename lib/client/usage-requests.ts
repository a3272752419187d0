import type { SeriesRequest } from '@/lib/contract/query-keys';
import { type CompareMode, shiftedMode } from '@/lib/domain/compare/compare-mode';
import { finerRanges, type SeriesRange } from '@/lib/domain/compare/finer-ranges';
import { otherRange } from '@/lib/domain/compare/other-days';

/** A series of a view, and the series it is compared with; null where there is none. */
interface UsageRequest {
  usage: SeriesRequest;
  other: SeriesRequest | null;
}

interface UsageRequestInput {
  view: SeriesRange & { compare: CompareMode };
  meterId: string;
  /** Today in the home's zone. */
  today: string;
  /** The first day of the meter; null when unknown. */
  firstDay: string | null;
}

/** Returns the request for the same series in money. */
export function inMoney(request: SeriesRequest): SeriesRequest {
  return { ...request, in: 'money' };
}

/** Returns the request for what the bars of a view cost. */
export function paidRequest(meterId: string, { start, end, granularity }: SeriesRange): SeriesRequest {
  return inMoney({ meterId, kind: 'usage', start, end, granularity });
}

/** Returns what a view needs: first the series that is drawn, then those that only its totals need. */
export function usageRequests({ view, meterId, today, firstDay }: UsageRequestInput): UsageRequest[] {
  const { start, end, granularity, compare } = view;
  const drawn = { start, end, granularity };
  return [drawn, ...finerRanges(drawn, today)].map((range) => ({
    usage: { meterId, kind: 'usage', ...range },
    other: otherRequest(range),
  }));

  function otherRequest(range: SeriesRange): SeriesRequest | null {
    const mode = shiftedMode(compare);
    if (mode === null) return { meterId, kind: compare === 'homes' ? 'average' : 'baseline', ...range };
    const days = otherRange(mode, { start, end }, range);
    // Nothing was measured before the meter was there.
    if (days === null || (firstDay !== null && days.end <= firstDay)) return null;
    return { meterId, kind: 'usage', ...days, granularity: range.granularity };
  }
}
