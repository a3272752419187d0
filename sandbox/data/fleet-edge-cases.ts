import type { MeterPlan } from './meter-builder';
import { DAY_MINUTES } from './zones';

/** Fixed properties of a premise. Absent ones are random. */
export interface EdgeCase {
  created?: number;
  street?: string;
  meters?: string[];
  plans?: Partial<MeterPlan>[];
  grid?: 'outage' | 'low';
  gateways?: number;
  /** The trouble of its second gateway, which its meters do not notice. */
  second?: 'flapping' | 'updated' | 'dead';
  /** The index of the premise whose city and postal code it shares. */
  near?: number;
}

/**
 * Returns the edge case at an index. The first twelve premises cover all of them, so that the smallest fleet has every
 * one. Recent events are relative to the anchor (a UTC minute).
 */
export function edgeCaseOf(index: number, anchor: number): EdgeCase {
  switch (index) {
    case 0:
      return { meters: ['power', 'gas', 'water'] };
    case 1:
      return {
        street: '77 "Château" Row, Bldg B\nRear entrance',
        meters: ['power', 'gas', 'water_indoor', 'water_outdoor'],
      };
    case 2:
      return { meters: [], gateways: 0 };
    case 3:
      return { meters: ['power', 'gas'], grid: 'outage' };
    case 4:
      return { meters: ['power', 'gas', 'water'], grid: 'low' };
    case 5:
      return { street: '=1+2 Formula Rd', meters: ['power', 'gas', 'water'], gateways: 2, second: 'flapping' };
    case 6:
      return { meters: ['power', 'steam'], gateways: 2, second: 'flapping', near: 5 };
    case 7: {
      // Twelve hours before the anchor, so always less than eight days ago.
      const created = anchor - 720;
      return { created, meters: ['power', 'gas'], plans: [{ created: created + 45 }, { created: created + 95 }] };
    }
    case 8: {
      const replaced = anchor - 11 * DAY_MINUTES + 613;
      return {
        meters: ['power', 'power', 'gas'],
        plans: [{ ended: replaced }, { created: replaced }, { created: anchor - 20 * DAY_MINUTES + 1000 }],
      };
    }
    case 9:
      return {
        meters: ['power', 'water_indoor', 'water_outdoor'],
        gateways: 2,
        second: 'dead',
        plans: [{}, { countsAs: 'water_outdoor' }, { countsAs: 'water_indoor' }],
      };
    case 10:
      return {
        meters: ['power', 'gas', 'water'],
        gateways: 2,
        second: 'flapping',
        near: 5,
        plans: [
          {
            silences: [
              { kind: 'recurring', salt: 7, blockMinutes: 10 * DAY_MINUTES, minMinutes: 3200, maxMinutes: 5000 },
            ],
          },
          { silences: [{ kind: 'since', from: 0 }] },
        ],
      };
    case 11:
      return { meters: ['power_net', 'power_gen', 'power_sub'], gateways: 2, second: 'updated' };
    default:
      return {};
  }
}
