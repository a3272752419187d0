import type { HealthSign, StateTransition } from '../health';
import { meterTypeOf } from '../meter-types';
import type { FleetLocation } from './rows';
import {
  type FleetColumn,
  type FleetTable,
  healthFacet,
  locationColumns,
  locationFacets,
  locationTexts,
  valueOrNone,
} from './table-parts';

/** A meter or a gateway with its seven days, as a row. */
export interface HealthRow extends FleetLocation {
  id: string;
  /** The meter's type as the cloud spells it, or `gateway`. */
  type: string;
  state: string | null;
  heard: string | null;
  model: string | null;
  firmware: string | null;
  /** Newest first. */
  days: HealthSign[];
  /** Changes within those days, oldest first; null when unknown. */
  changes: StateTransition[] | null;
  /** 0 to 1; null when unknown. */
  uptime: number | null;
  /** Null when unknown, like the next two. */
  failures: number | null;
  /** Null without failures, too. */
  hoursBetweenFailures: number | null;
  downHours: number | null;
}

/** Returns a device's label: 'Gateway', or the meter type's. */
export function deviceLabel(type: string): string {
  return type === 'gateway' ? 'Gateway' : meterTypeOf(type).label;
}

const DAY_HEADS = ['Today', '1 day ago', ...[2, 3, 4, 5, 6].map((days) => `${days} days ago`)];
const WEEK_WORDS: Record<string, string> = {
  down: 'Down on a day',
  changed: 'Changed on a day',
  unknown: 'Unknown on a day',
  degraded: 'Degraded on a day',
  well: 'OK on all days',
};

function weekSigns({ days, changes }: HealthRow): string[] {
  const hasSign = (sign: HealthSign) => days.includes(sign);
  const signs = [
    ...(hasSign('X') ? ['down'] : []),
    // A state that Copper does not explain, or no state at all, has the same sign as a change.
    ...(hasSign('?') ? [changes !== null && changes.length > 0 ? 'changed' : 'unknown'] : []),
    ...(hasSign('/') ? ['degraded'] : []),
  ];
  return signs.length > 0 ? signs : hasSign('.') ? ['well'] : [];
}

/** The table of all devices over seven days. */
export const HEALTH_TABLE: FleetTable<HealthRow> = {
  id: ({ id }) => id,
  columns: [
    { key: 'where', head: 'Premise', kind: 'text', value: ({ premise, address, id }) => premise ?? (address || id) },
    { key: 'type', head: 'Device', kind: 'type', value: ({ type }) => type },
    ...DAY_HEADS.map(
      (head, index): FleetColumn<HealthRow> => ({
        key: `d${index}`,
        head,
        kind: 'sign',
        value: ({ days }) => days[index] || null,
      }),
    ),
    { key: 'uptime', head: 'Uptime', kind: 'share', value: ({ uptime }) => uptime },
    {
      key: 'between',
      head: 'MTBF',
      kind: 'hours',
      value: (row) => row.hoursBetweenFailures,
    },
    { key: 'failures', head: 'Failures', kind: 'number', value: ({ failures }) => failures },
    { key: 'down', head: 'Time down', kind: 'hours', value: ({ downHours }) => downHours },
    { key: 'state', head: 'State now', kind: 'state', value: ({ state }) => state },
    { key: 'id', head: 'ID', kind: 'id', value: ({ id }) => id, hiddenByDefault: true },
    { key: 'model', head: 'Model', kind: 'text', value: ({ model }) => model, hiddenByDefault: true },
    { key: 'firmware', head: 'Firmware', kind: 'text', value: ({ firmware }) => firmware, hiddenByDefault: true },
    ...locationColumns
      .filter(({ key }) => key !== 'premise')
      .map((column): FleetColumn<HealthRow> => ({ ...column, hiddenByDefault: true })),
  ],
  facets: [
    { key: 'week', label: 'Last 7 days', values: weekSigns, labelOf: (value) => WEEK_WORDS[value] ?? value },
    { key: 'type', label: 'Device', values: ({ type }) => [type], labelOf: deviceLabel },
    healthFacet,
    { key: 'model', label: 'Model', values: ({ type, model }) => (type === 'gateway' ? valueOrNone(model) : []) },
    {
      key: 'firmware',
      label: 'Firmware',
      values: ({ type, firmware }) => (type === 'gateway' ? valueOrNone(firmware) : []),
    },
    ...locationFacets,
  ],
  heard: ({ heard }) => heard,
  premiseId: ({ premiseId }) => premiseId,
  searchTexts: (row) => [row.id, row.type, row.model, row.firmware, ...locationTexts(row)],
};
