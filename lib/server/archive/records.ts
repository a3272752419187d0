import { rangeEdges, spansBetween } from '@/lib/domain/resource';
import type { Clock } from '../clock';
import { type RowTable, sliceRows } from '../copper/row-table';
import { storedGridReadings, storedRegisterReadings } from '../copper/stored-rows';
import type { Archive, RecordsAnswer, RecordsQuery } from '../ports/archive';
import { createPlanBySpans } from './plan-by-spans';
import type { RangeQuery, RangeResult } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import type { SeriesArchive } from './series-archive';

/** Readings have no calendar intervals; they are fetched and sealed by UTC days. */
function rangeOf(kind: 'readings' | 'grid', meterId: string, { start, end, createdAt }: RecordsQuery): RangeQuery {
  return { kind, meterId, start, end, meterCreatedAt: createdAt, granularity: 'none', timezone: 'UTC' };
}

/** Returns the parts of the archive that read registers and the grid. They are stored the way series are. */
export function createRecords(
  seriesArchive: Pick<SeriesArchive, 'fetch' | 'stored' | 'spans'>,
  fetcher: Pick<RangeFetcher, 'maxIntervals'>,
  clock: Clock,
): Pick<Archive, 'readings' | 'gridReadings' | 'recordsCost'> {
  const plan = createPlanBySpans({ seriesArchive, clock });
  return {
    async recordsCost(account, kind, query) {
      const range = rangeOf(kind, query.id, query);
      const spans = await seriesArchive.spans(account, range);
      const maxIntervals = await fetcher.maxIntervals(account, range);
      return (await plan(account, { query: range, edges: rangeEdges(range), spans, maxIntervals })).length;
    },

    async readings(account, query, options) {
      const range = rangeOf('readings', query.meterId, query);
      return toAnswer(await seriesArchive.fetch(account, range, options), storedRegisterReadings);
    },

    async gridReadings(account, query, options) {
      const range = rangeOf('grid', query.gatewayId, query);
      return toAnswer(await seriesArchive.fetch(account, range, options), storedGridReadings);
    },
  };
}

function toAnswer<T>(result: RangeResult, read: (table: RowTable) => T[]): RecordsAnswer<T> {
  const { asOf, freshUntil, source, notice, table, edges, notFetched } = result;
  const { count } = table;
  return {
    ...{
      asOf,
      freshUntil,
      source,
      notice,
      count,
      last: read(sliceRows(table, Math.max(0, count - 1), count))[0] ?? null,
    },
    get data() {
      return read(table);
    },
    notFetched: notFetched.flatMap(({ from, to }) => spansBetween(edges, from, to)),
  };
}
