import { z } from 'zod';
import type { FleetPremise } from '../domain/fleet';
import type { FacetCount } from '../domain/fleet/facet-index';
import type { VoltageBin } from '../domain/fleet/fleet-grid';
import type { Cohort } from '../domain/fleet/fleet-health';
import type { GatewayRow, PremiseRow } from '../domain/fleet/rows';
import type { FleetSummary } from '../domain/fleet/summary';
import type { FleetRows, FleetTableName } from '../domain/fleet/tables';
import type { WorkItem } from '../domain/fleet/worklist';
import type { GatewayGridHistory } from '../domain/grid/gateway-history';
import { MAX_HISTORY_GATEWAYS } from '../domain/grid/history-size';
import { DEFAULT_LIMITS, parseLimits } from '../domain/grid/limits-text';
import type { StateTransition } from '../domain/health';
import type { RegisterReadingAt } from '../domain/readings';
import type { Span } from '../domain/series';
import { accountParam, dayOrInstantParam, idParam } from './params';

export const fleetParams = z.object({ account: accountParam });
export type FleetParams = z.infer<typeof fleetParams>;

/** One value, or several under the same name. */
const several = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(100)])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));

/** Limits of the grid as `parseLimits` reads them. */
export const limitsParam = z
  .string()
  .max(60)
  .default(DEFAULT_LIMITS)
  .transform((text, ctx) => {
    const limits = parseLimits(text);
    if (limits) return limits;
    ctx.addIssue({
      code: 'custom',
      message: 'Give utilization, service, or limits of your own such as a114-126,b110-127,f0.05-0.5.',
    });
    return z.NEVER;
  });

/** Every facet of the tables; which of them a table has is its own affair. */
const facets = {
  has: several,
  type: several,
  health: several,
  state: several,
  model: several,
  firmware: several,
  heard: several,
  city: several,
  postal: several,
  tag: several,
  added: several,
  week: several,
  voltage: several,
  frequency: several,
  nominal: several,
};

export const fleetRowsParams = z.object({
  account: accountParam,
  list: z.string(),
  q: z.string().max(200).default(''),
  sort: z.string().max(40).optional(),
  dir: z.enum(['asc', 'desc']).default('asc'),
  before: dayOrInstantParam.optional(),
  limits: limitsParam,
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  ...facets,
});
export type FleetRowsParams = z.infer<typeof fleetRowsParams>;

/** A page of a table: rows from `offset` on, how many match, how many there are, and counts beside the filters. */
export interface FleetRowsData<Kind extends FleetTableName = FleetTableName> {
  list: Kind;
  rows: FleetRows[Kind][];
  offset: number;
  matching: number;
  total: number;
  facets: Record<string, FacetCount[]>;
  /** Requests that one renewal of the lists costs. */
  requests: number;
  /** Of health: the dates of its columns, newest first. */
  days?: string[];
  /** Of the grid: the measured voltages by the volt, of all rows. */
  bins?: VoltageBin[];
}

/** What came to a list or went from it. Of what went only the ids are known. */
export interface FleetChange {
  list: 'premise' | 'meter' | 'gateway';
  /** How far back it was seen; null when the list is seen for the first time. */
  since: string | null;
  /** Null: none was seen, and nobody has watched for so long. */
  addedInDay: number | null;
  addedInWeek: number | null;
  goneInDay: number | null;
  goneInWeek: number | null;
  /** Of the week's, as many as a page shows. */
  gone: { id: string; at: string }[];
}

export interface FleetOverviewData {
  summary: FleetSummary;
  changes: FleetChange[];
  /** The widest causes first; at most a few hundred lines, `workTotal` of them in all. Of a line's ids some. */
  work: WorkItem[];
  workTotal: number;
  workByKind: Record<string, number>;
  /** Requests that one renewal costs. */
  requests: number;
}

/** How steadily devices were heard in seven days: all of them, and those that have something in common. */
export interface FleetCohortsData {
  days: string[];
  all: Cohort;
  types: Cohort[];
  models: Cohort[];
  firmwares: Cohort[];
}

export const fleetEntityParams = z.object({
  account: accountParam,
  list: z.string(),
  id: idParam,
});
export type FleetEntityParams = z.infer<typeof fleetEntityParams>;

/** A meter or a gateway with what is known of its states. */
export interface DeviceHistoryData {
  device: 'meter' | 'gateway';
  id: string;
  /** The meter's type; null for a gateway. */
  type: string | null;
  state: string | null;
  /** Oldest first: those the cloud tells, and those it told before. */
  changes: StateTransition[];
  /** UTC instants: from when on all changes are known, and since when the device exists; null where nobody knows. */
  knownFrom: string;
  existsFrom: string | null;
}

/** Premises of the same postal code: how many, how many of them have a device in trouble, and some of them. */
export interface NeighborsData {
  premises: number;
  troubled: number;
  /** Those in trouble first. */
  some: PremiseRow[];
}

/** A premise of an enterprise with everything held of it; of a meter's or a gateway's page, the one it is at. */
export interface FleetEntityData {
  premise: FleetPremise;
  /** Of a premise all its devices, gateways first; else the one alone. */
  histories: DeviceHistoryData[];
  /** Null for a premise without a postal code. */
  neighbours: NeighborsData | null;
  /** Requests that one renewal of the lists costs. */
  requests: number;
}

export const meterReadingsParams = z.object({
  account: accountParam,
  id: idParam,
  start: dayOrInstantParam,
  end: dayOrInstantParam,
});
export type MeterReadingsParams = z.infer<typeof meterReadingsParams>;

/** What a meter's register told in a range, oldest first. */
export interface MeterReadingsData {
  meterId: string;
  /** Unit of `actual` as the cloud spells it, and of `value`; null where nobody knows. */
  uom: string | null;
  rows: RegisterReadingAt[];
}

export const gridHistoryParams = z.object({
  account: accountParam,
  gateway: several.refine(
    (ids) => ids.length > 0 && ids.length <= MAX_HISTORY_GATEWAYS,
    `Give one to ${MAX_HISTORY_GATEWAYS} gateways.`,
  ),
  start: dayOrInstantParam,
  end: dayOrInstantParam,
  limits: limitsParam,
  /** `1`: compared with gateways of the same postal code, which costs requests. */
  neighbours: z.enum(['0', '1']).default('0'),
});
export type GridHistoryParams = z.infer<typeof gridHistoryParams>;

/** A gateway's measurements over a range, with where it is. */
export interface GatewayHistoryData extends GatewayGridHistory {
  place: GatewayRow;
}

/** What gateways measured over a range. */
export interface GridHistoryData extends Span {
  /** Zone of the first one's premise: days and hours are drawn in it. */
  timezone: string;
  gateways: GatewayHistoryData[];
  /** Gateways of the first one's postal code: how many there are to compare with, those that were, and their median. */
  neighbours: { near: number; ids: string[]; volts: (number | null)[] };
}
