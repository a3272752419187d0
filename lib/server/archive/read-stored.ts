import { aggregatePoints, assembleSeries, fitsCalendar } from '@/lib/domain/assemble-series';
import { bucketEdges, dayStart, localDay } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import type { ColumnSeries } from '@/lib/domain/series-columns';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { appState } from '../copper/app-endpoints';
import type { Archive, SeriesQuery } from '../ports/archive';
import type { Door } from '../ports/door';
import { visiblePremises } from './only-premise';
import type { RangeResult } from './range.types';
import { meterCreatedMs } from './range-state';
import { FINER } from './series';
import type { SeriesArchive } from './series-archive';

interface StoredDeps {
  seriesArchive: Pick<SeriesArchive, 'stored' | 'spans'>;
  door: Pick<Door, 'peek'>;
  clock: Clock;
}

/** Returns the readers of what is stored. They send nothing, so work that no user waits for costs no requests. */
export function createStoredReaders({
  seriesArchive,
  door,
  clock,
}: StoredDeps): Pick<Archive, 'storedSeries' | 'storedPremises'> {
  /** Returns the part of a range from the day of the first stored instant on; null when nothing is stored. */
  async function storedPart(account: AccountRef, query: SeriesQuery): Promise<SeriesQuery | null> {
    const [first] = await seriesArchive.spans(account, query);
    if (!first || first.start >= Date.parse(query.end)) return null;
    const start = Math.max(Date.parse(query.start), dayStart(localDay(first.start, query.timezone), query.timezone));
    return { ...query, start: toInstantText(start) };
  }

  async function readOwn(account: AccountRef, range: SeriesQuery): Promise<ColumnSeries | null> {
    const query = await storedPart(account, range);
    const { result } = query ? await seriesArchive.stored(account, query) : { result: null };
    if (!query || !result || !fitsCalendar(result.points, bucketEdges(query, query.granularity, query.timezone))) {
      return null;
    }
    return assembleSeries(query, result.points, clock(), { derived: false, notFetched: spansOf(result) });
  }

  /** For a calendar that the cloud's own intervals do not match, such as hours of a zone that is half an hour off. */
  async function addUpFiner(account: AccountRef, range: SeriesQuery): Promise<ColumnSeries | null> {
    const granularity = range.kind === 'usage' ? FINER[range.granularity] : undefined;
    const finer = granularity ? await storedPart(account, { ...range, granularity }) : null;
    const { result } = finer ? await seriesArchive.stored(account, finer) : { result: null };
    if (!finer || !result) return null;
    const query = { ...finer, granularity: range.granularity };
    const [finerEdges = [], edges = []] = [finer, query].map(
      (part) => bucketEdges(part, part.granularity, part.timezone).edges,
    );
    const points = aggregatePoints(result.points, finerEdges, edges, clock(), meterCreatedMs(query));
    return assembleSeries(query, points, clock(), { derived: true, notFetched: spansOf(result) });
  }

  return {
    storedSeries: async (account, query) => (await readOwn(account, query)) ?? (await addUpFiner(account, query)),

    async storedPremises(account) {
      if (account.kind === 'enterprise') return [];
      return visiblePremises(account, (await door.peek(account, appState())).data?.premises ?? []);
    },
  };
}

/** Returns the spans of a range that are not stored, in milliseconds. */
function spansOf({ edges, notFetched }: RangeResult): { start: number; end: number }[] {
  return notFetched.map(({ from, to }) => ({ start: edges[from] ?? 0, end: edges[to] ?? 0 }));
}
