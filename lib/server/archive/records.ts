import { storedGridReadings, storedRegisterReadings } from '../copper/stored-rows';
import type { Archive } from '../ports/archive';
import { planRequestWindows } from './plan-windows';
import type { RangeFetcher } from './range-fetcher';
import type { SeriesArchive } from './series-archive';

/** Readings lie on no calendar: their days are UTC's. */
const ZONE = { granularity: 'none', timezone: 'UTC' } as const;

/** Readings of registers and of the grid, kept as series are. */
export function createRecords(
  keeper: Pick<SeriesArchive, 'fetch' | 'stored'>,
  asker: Pick<RangeFetcher, 'maxIntervals'>,
): Pick<Archive, 'readings' | 'gridReadings' | 'recordsCost'> {
  return {
    async recordsCost(account, kind, { id, start, end }) {
      const range = { start, end, meterId: id, ...ZONE, kind };
      const kept = await keeper.stored(account, range);
      return planRequestWindows(kept.needed, kept.unsealed, await asker.maxIntervals(account, range)).length;
    },

    async readings(account, query, ask) {
      const {
        raw,
        notFetched: unasked,
        points: _none,
        ...freshness
      } = await keeper.fetch(account, { ...query, ...ZONE, kind: 'readings' }, ask);
      return { ...freshness, notFetched: unasked, data: storedRegisterReadings(raw) };
    },

    async gridReadings(account, { gatewayId, start, end }, ask) {
      const {
        raw,
        notFetched: unasked,
        points: _none,
        ...freshness
      } = await keeper.fetch(account, { start, end, meterId: gatewayId, ...ZONE, kind: 'grid' }, ask);
      return { ...freshness, notFetched: unasked, data: storedGridReadings(raw) };
    },
  };
}
