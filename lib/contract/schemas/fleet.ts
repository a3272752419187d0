import { z } from 'zod';
import type { AreaRow } from '../../domain/fleet/areas-table';
import type { FacetCount } from '../../domain/fleet/facet-index';
import type { VoltageBin } from '../../domain/fleet/fleet-grid';
import type { GridRow } from '../../domain/fleet/grid-table';
import type { HealthRow } from '../../domain/fleet/health-table';
import type { FleetLocation, GatewayRow, MeterRow, PremiseRow } from '../../domain/fleet/rows';
import type { FleetSummary, HealthCounts } from '../../domain/fleet/summary';
import type { StateTransition } from '../../domain/health';
import { instant } from './answer';
import { schemaOf } from './schema-of';

const nullableText = z.string().nullable();
const added = z
  .enum(['day', 'week'])
  .nullable()
  .describe('Added to the list within a day or a week; null if earlier or not known.');

const locationSchema = schemaOf<FleetLocation>()(
  z.object({
    premiseId: z.string(),
    premise: nullableText.describe('The premise’s name.'),
    address: z.string().describe('Street and suite; may be empty.'),
    city: nullableText,
    region: nullableText,
    postalCode: nullableText,
    tags: z.array(z.string()).readonly(),
    timezone: z.string(),
  }),
);
const location = locationSchema.shape;

export const premiseRowSchema = schemaOf<PremiseRow>()(
  z
    .object({
      ...location,
      id: z.string(),
      createdAt: instant.nullable(),
      emails: z.array(z.string()).readonly(),
      meters: z.int(),
      gateways: z.int(),
      troubled: z.int().describe('Meters and gateways that are degraded, disconnected or down.'),
      heard: instant.nullable(),
      added,
    })
    .meta({ id: 'FleetPremise' }),
);
const meterRowSchema = schemaOf<MeterRow>()(
  z
    .object({
      ...location,
      id: z.string(),
      type: z.string(),
      state: nullableText,
      since: instant.nullable().describe('Null if more than 7 days ago, or not known.'),
      heard: instant.nullable(),
      value: z.number().nullable().describe('The register, in the meter’s unit.'),
      createdAt: instant.nullable(),
      added,
    })
    .meta({ id: 'FleetMeter' }),
);
export const gatewayRowSchema = schemaOf<GatewayRow>()(
  z
    .object({
      ...location,
      id: z.string(),
      state: nullableText,
      since: instant.nullable().describe('Null if more than 7 days ago, or not known.'),
      heard: instant.nullable(),
      model: nullableText,
      firmware: nullableText,
      meters: z.int(),
      added,
    })
    .meta({ id: 'FleetGateway' }),
);

/** A change of state, with the state before and after it. */
export const stateChangeSchema = schemaOf<StateTransition>()(
  z.object({ at: instant, from: nullableText, to: nullableText }).meta({ id: 'StateChange' }),
);

const healthRowSchema = schemaOf<HealthRow>()(
  z
    .object({
      ...location,
      id: z.string(),
      type: z.string().describe('The meter’s type, or gateway.'),
      state: nullableText,
      heard: instant.nullable(),
      model: nullableText,
      firmware: nullableText,
      days: z
        .array(z.enum(['.', '/', 'X', '?', '']))
        .describe('OK, degraded, down, changed or unknown, not installed yet. Newest first.'),
      changes: z.array(stateChangeSchema).nullable().describe('Null if not known.'),
      uptime: z.number().nullable().describe('0 to 1; null if not known.'),
      failures: z.int().nullable().describe('Null if not known.'),
      hoursBetweenFailures: z.number().nullable().describe('Null without failures, or if not known.'),
      downHours: z.number().nullable().describe('Null if not known.'),
    })
    .meta({ id: 'FleetHealthRow' }),
);
const gridRowSchema = schemaOf<GridRow>()(
  z
    .object({
      ...location,
      id: z.string(),
      model: nullableText,
      at: instant.nullable(),
      volts: z.number().nullable(),
      hertz: z.number().nullable(),
      nominalVolts: z.union([z.literal(120), z.literal(240)]).nullable(),
      voltage: z
        .enum(['a', 'b', 'low', 'high', 'outage', 'stale', 'no_reading'])
        .describe('stale: the reading is older than an hour.'),
      frequency: z.enum(['normal', 'watch', 'alert', 'stale', 'no_reading']),
      beyond: z.number().nullable().describe('How far beyond the limit, as a fraction of the nominal voltage.'),
    })
    .meta({ id: 'FleetGridRow' }),
);

const volts = z.number().nullable();
const areaRowSchema = schemaOf<AreaRow>()(
  z
    .object({
      id: z.string().describe('The postal code, or the city of premises without one.'),
      timezone: z.string(),
      postalCode: nullableText,
      city: nullableText,
      premises: z.int(),
      meters: z.int(),
      metersDown: z.int(),
      gateways: z.int(),
      gatewaysDown: z.int(),
      shareDown: z.number().nullable().describe('0 to 1; null without gateways.'),
      dark: z.int().describe('Gateways that measure no voltage now.'),
      lastDown: instant.nullable().describe('When one of its gateways last went down; null if more than 7 days ago.'),
      lowVolts: volts.describe('5th percentile of the last hour’s readings, on the 120 V scale.'),
      medianVolts: volts,
      highVolts: volts.describe('95th percentile.'),
      place: z
        .object({ latitude: z.number(), longitude: z.number() })
        .nullable()
        .describe('Where the postal code lies, in degrees; null unless the administrator gave a file that has it.'),
    })
    .meta({ id: 'FleetArea' }),
);

export const facetCountSchema = schemaOf<FacetCount>()(z.object({ value: z.string(), count: z.int() }));
const voltageBinSchema = schemaOf<VoltageBin>()(
  z.object({ from: z.number(), a: z.int(), b: z.int(), outside: z.int() }),
);

const pageFields = {
  offset: z.int(),
  matching: z.int().describe('Number of rows that match.'),
  total: z.int().describe('Number of rows in the table.'),
  facets: z.record(z.string(), z.array(facetCountSchema)),
  requests: z.int().describe('Requests that one refresh of the lists costs.'),
  days: z.array(z.string()).optional().describe('health only: the dates of its columns, newest first.'),
  bins: z.array(voltageBinSchema).optional().describe('grid only: the number of gateways per volt, over all rows.'),
};

/** A page of one of the tables. */
export const fleetRowsSchema = z.union([
  z.object({ list: z.literal('premises'), rows: z.array(premiseRowSchema), ...pageFields }),
  z.object({ list: z.literal('meters'), rows: z.array(meterRowSchema), ...pageFields }),
  z.object({ list: z.literal('gateways'), rows: z.array(gatewayRowSchema), ...pageFields }),
  z.object({ list: z.literal('health'), rows: z.array(healthRowSchema), ...pageFields }),
  z.object({ list: z.literal('grid'), rows: z.array(gridRowSchema), ...pageFields }),
  z.object({ list: z.literal('areas'), rows: z.array(areaRowSchema), ...pageFields }),
]);

const counts = { ok: z.int(), watch: z.int(), bad: z.int(), other: z.int(), total: z.int() };
const countsSchema = schemaOf<HealthCounts>()(z.object(counts).meta({ id: 'HealthCounts' }));

const summarySchema = schemaOf<FleetSummary>()(
  z.object({
    premises: z.int(),
    premisesWithoutMeters: z.int(),
    meters: countsSchema,
    metersByType: z.array(z.object({ ...counts, type: z.string() })),
    gateways: countsSchema,
    heardInHour: z.number().nullable().describe('Share of all devices, 0 to 1.'),
    heardInDay: z.number().nullable(),
  }),
);

const changeCount = z.int().nullable().describe('Null if none was seen and the list has not been watched that long.');
/** Items added to a list or removed from it. Only the ids of removed items are known. */
const listChangeSchema = z.object({
  list: z.enum(['premise', 'meter', 'gateway']),
  since: instant.nullable().describe('Since when the list is watched; null if it was fetched for the first time.'),
  addedInDay: changeCount,
  addedInWeek: changeCount,
  goneInDay: changeCount,
  goneInWeek: changeCount,
  gone: z.array(z.object({ id: z.string(), at: instant })).describe('Removed in the last week; at most 50.'),
});

/** An area with a shared cause. */
const areaSchema = z.object({
  id: z.string().describe('The id of its line in the worklist.'),
  kind: z.enum(['outage', 'area', 'flapping']),
  where: z.string(),
  postalCode: nullableText,
  gateways: z.int(),
  gatewaysThere: z.int().describe('All gateways of this enterprise in the postal code.'),
  since: instant.nullable(),
});

export const fleetOverviewSchema = z.object({
  summary: summarySchema,
  changes: z.array(listChangeSchema),
  areas: z.array(areaSchema).describe('Widest first; at most 40.'),
  areaCount: z.int(),
  requests: z.int().describe('Requests that one refresh costs.'),
});
