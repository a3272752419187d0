import { z } from 'zod';
import { MAX_HISTORY_GATEWAYS } from '../domain/grid/history-size';
import { DEFAULT_LIMITS, parseLimits } from '../domain/grid/limits-text';
import { DEVICES_PAGE, FLEET_ROWS_PAGE } from './page-sizes';
import { accountParam, dayOrInstantParam, dayParam, idParam, pageParams, searchParam } from './params';
import type { fleetOverviewSchema, fleetRowsSchema } from './schemas/fleet';
import type {
  fleetCohortsSchema,
  fleetEntitySchema,
  fleetTrendSchema,
  gridHistorySchema,
  meterReadingsSchema,
} from './schemas/fleet-entities';

export const fleetParams = z.object({ account: accountParam });
export type FleetParams = z.infer<typeof fleetParams>;

/** The last of seven days; by default today. */
const untilParam = dayParam.optional().describe('health only: the last of its seven days; by default today.');

export const fleetCohortsParams = z.object({ account: accountParam, until: untilParam });
export type FleetCohortsParams = z.infer<typeof fleetCohortsParams>;

/** A parameter that may be repeated; always an array. */
export const repeatable = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(100)])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));

/** Grid limits, parsed by `parseLimits`. */
export const limitsParam = z
  .string()
  .max(60)
  .default(DEFAULT_LIMITS)
  .transform((text, ctx) => {
    const limits = parseLimits(text);
    if (limits) return limits;
    ctx.addIssue({
      code: 'custom',
      message: 'Give utilization, service, or your own limits such as a114-126,b110-127,f0.05-0.5.',
    });
    return z.NEVER;
  });

/** The filters of all tables; each table uses the ones it supports. */
const facets = {
  has: repeatable,
  type: repeatable,
  health: repeatable,
  state: repeatable,
  model: repeatable,
  firmware: repeatable,
  heard: repeatable,
  city: repeatable,
  postal: repeatable,
  tag: repeatable,
  added: repeatable,
  week: repeatable,
  voltage: repeatable,
  frequency: repeatable,
  nominal: repeatable,
};

export const fleetRowsParams = z.object({
  account: accountParam,
  list: z.string(),
  q: searchParam,
  sort: z.string().max(40).optional(),
  dir: z.enum(['asc', 'desc']).default('asc'),
  before: dayOrInstantParam.optional(),
  premise: idParam.optional().describe('Only rows of the premise with this id.'),
  id: repeatable.describe('Only rows with these ids; at most 100.'),
  line: idParam.optional().describe('Only devices and premises of the worklist’s line with this id.'),
  limits: limitsParam,
  until: untilParam,
  ...pageParams(FLEET_ROWS_PAGE),
  ...facets,
});
export type FleetRowsParams = z.infer<typeof fleetRowsParams>;

/** A page of a table. */
export type FleetRowsData = z.infer<typeof fleetRowsSchema>;

export type FleetOverviewData = z.infer<typeof fleetOverviewSchema>;
/** Items added to a list or removed from it. */
export type FleetChange = FleetOverviewData['changes'][number];
/** An area where several premises share a cause. */
export type FleetArea = FleetOverviewData['areas'][number];

/** Uptime over seven days: of all devices, and by type, model and firmware. */
export type FleetCohortsData = z.infer<typeof fleetCohortsSchema>;

/** Devices in trouble by day. */
export type FleetTrendData = z.infer<typeof fleetTrendSchema>;

export const fleetEntityParams = z.object({
  account: accountParam,
  list: z.string(),
  id: idParam,
  ...pageParams(DEVICES_PAGE),
});
export type FleetEntityParams = z.infer<typeof fleetEntityParams>;
/** `offset` and `limit` may be left out. */
export type FleetEntityRequest = Pick<FleetEntityParams, 'account' | 'list' | 'id'> & Partial<FleetEntityParams>;

/** A premise of an enterprise with its devices' histories; for a meter or gateway, the premise where it is. */
export type FleetEntityData = z.infer<typeof fleetEntitySchema>;
/** A meter or a gateway with its known states. */
export type DeviceHistoryData = FleetEntityData['histories'][number];
/** Premises of the same postal code. */
export type NeighborsData = NonNullable<FleetEntityData['neighbours']>;

export const meterReadingsParams = z.object({
  account: accountParam,
  id: idParam,
  start: dayOrInstantParam,
  end: dayOrInstantParam,
});
export type MeterReadingsParams = z.infer<typeof meterReadingsParams>;

/** Every reading of a meter's register in a range. */
export type MeterReadingsData = z.infer<typeof meterReadingsSchema>;

export const gridHistoryParams = z.object({
  account: accountParam,
  gateway: repeatable.refine(
    (ids) => ids.length > 0 && ids.length <= MAX_HISTORY_GATEWAYS,
    `Give one to ${MAX_HISTORY_GATEWAYS} gateways.`,
  ),
  start: dayOrInstantParam,
  end: dayOrInstantParam,
  limits: limitsParam,
  /** `1` compares with gateways of the same postal code, which costs requests. */
  neighbours: z.enum(['0', '1']).default('0'),
});
export type GridHistoryParams = z.infer<typeof gridHistoryParams>;

/** Voltage and frequency of gateways over a range. */
export type GridHistoryData = z.infer<typeof gridHistorySchema>;
export type GatewayHistoryData = GridHistoryData['gateways'][number];
