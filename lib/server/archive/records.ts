import { keptGrid, keptRegister } from '../copper/kept-rows';
import type { Archive } from '../ports/archive';
import { planWithSoon } from './plan-windows';
import type { RangeAsker } from './range';
import type { SeriesKeeper } from './series-keeper';

/** Readings lie on no calendar: their days are UTC's. */
const ZONE = { granularity: 'none', timezone: 'UTC' } as const;

/** Readings of registers and of the grid, kept as series are. */
export function createRecords(
  keeper: Pick<SeriesKeeper, 'ask' | 'held'>,
  asker: Pick<RangeAsker, 'longest'>,
): Pick<Archive, 'readings' | 'gridReadings' | 'recordsCost'> {
  return {
    async recordsCost(account, kind, { id, start, end }) {
      const range = { start, end, meterId: id, ...ZONE, kind };
      const kept = await keeper.held(account, range);
      return planWithSoon(kept.wanted, kept.unsealed, await asker.longest(account, range)).length;
    },

    async readings(account, query, ask) {
      const {
        raw,
        unasked,
        points: _none,
        ...freshness
      } = await keeper.ask(account, { ...query, ...ZONE, kind: 'readings' }, ask);
      return { ...freshness, unasked, data: keptRegister(raw) };
    },

    async gridReadings(account, { gatewayId, start, end }, ask) {
      const {
        raw,
        unasked,
        points: _none,
        ...freshness
      } = await keeper.ask(account, { start, end, meterId: gatewayId, ...ZONE, kind: 'grid' }, ask);
      return { ...freshness, unasked, data: keptGrid(raw) };
    },
  };
}
