import { z } from 'zod';
import type { GridRow } from '../../domain/fleet/grid-table';
import type { HealthRow } from '../../domain/fleet/health-table';
import type { GatewayRow, MeterRow, PremiseRow } from '../../domain/fleet/rows';
import type { FleetSummary, HealthCounts } from '../../domain/fleet/summary';
import type { WorkItem } from '../../domain/fleet/worklist';
import type { StateTransition } from '../../domain/health';
import type { FleetChange, FleetOverviewData, FleetRowsData } from '../fleet';
import { instant } from './answer';
import { schemaOf } from './schema-of';

const words = z.string().nullable();
const added = z.enum(['day', 'week']).nullable().describe('When it came to the list; null for longer ago.');

const place = {
  premiseId: z.string(),
  premise: words.describe('The premise’s name.'),
  address: z.string(),
  city: words,
  region: words,
  postalCode: words,
  tags: z.array(z.string()).readonly(),
  timezone: z.string(),
};

export const premiseRowSchema = schemaOf<PremiseRow>()(
  z
    .object({
      ...place,
      id: z.string(),
      createdAt: instant.nullable(),
      emails: z.array(z.string()).readonly(),
      meters: z.int(),
      gateways: z.int(),
      troubled: z.int(),
      heard: instant.nullable(),
      added,
    })
    .meta({ id: 'FleetPremise' }),
);
const meterRowSchema = schemaOf<MeterRow>()(
  z
    .object({
      ...place,
      id: z.string(),
      type: z.string(),
      state: words,
      since: instant.nullable(),
      heard: instant.nullable(),
      value: z.number().nullable().describe('Its register, in the meter’s unit.'),
      createdAt: instant.nullable(),
      added,
    })
    .meta({ id: 'FleetMeter' }),
);
export const gatewayRowSchema = schemaOf<GatewayRow>()(
  z
    .object({
      ...place,
      id: z.string(),
      state: words,
      since: instant.nullable(),
      heard: instant.nullable(),
      model: words,
      firmware: words,
      meters: z.int(),
      added,
    })
    .meta({ id: 'FleetGateway' }),
);

/** A change of state, and what it led to. */
export const stateChangeSchema = schemaOf<StateTransition>()(
  z.object({ at: instant, from: words, to: words }).meta({ id: 'StateChange' }),
);

const healthRowSchema = schemaOf<HealthRow>()(
  z
    .object({
      ...place,
      id: z.string(),
      type: z.string().describe('The meter’s type, or gateway.'),
      state: words,
      heard: instant.nullable(),
      model: words,
      firmware: words,
      days: z.array(z.enum(['.', '/', 'X', '?', ''])).describe('Well, degraded, gone, changed, not there yet.'),
      changes: z.array(stateChangeSchema),
      uptime: z.number().nullable().describe('0 to 1.'),
      failures: z.int(),
      hoursBetweenFailures: z.number().nullable(),
      downHours: z.number(),
    })
    .meta({ id: 'FleetHealthRow' }),
);
const gridRowSchema = schemaOf<GridRow>()(
  z
    .object({
      ...place,
      id: z.string(),
      model: words,
      at: instant.nullable(),
      volts: z.number().nullable(),
      hertz: z.number().nullable(),
      nominalVolts: z.union([z.literal(120), z.literal(240)]).nullable(),
      voltage: z.enum(['a', 'b', 'low', 'high', 'outage', 'no_reading']),
      frequency: z.enum(['normal', 'watch', 'alert', 'no_reading']),
      beyond: z.number().nullable().describe('How far beyond the limit, as a part of nominal.'),
    })
    .meta({ id: 'FleetGridRow' }),
);

const pageFields = {
  offset: z.int(),
  matching: z.int().describe('Rows that match.'),
  total: z.int().describe('Rows there are.'),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.int() }))),
  requests: z.int().describe('What one renewal of the lists costs.'),
  days: z.array(z.string()).optional().describe('Of health: the dates of its columns, newest first.'),
  bins: z
    .array(z.object({ from: z.number(), a: z.int(), b: z.int(), outside: z.int() }))
    .optional()
    .describe('Of the grid: the measured voltages by the volt.'),
};

/** A page of one of the tables. */
export const fleetRowsSchema = z.union([
  schemaOf<FleetRowsData<'premises'>>()(
    z.object({ list: z.literal('premises'), rows: z.array(premiseRowSchema), ...pageFields }),
  ),
  schemaOf<FleetRowsData<'meters'>>()(
    z.object({ list: z.literal('meters'), rows: z.array(meterRowSchema), ...pageFields }),
  ),
  schemaOf<FleetRowsData<'gateways'>>()(
    z.object({ list: z.literal('gateways'), rows: z.array(gatewayRowSchema), ...pageFields }),
  ),
  schemaOf<FleetRowsData<'health'>>()(
    z.object({ list: z.literal('health'), rows: z.array(healthRowSchema), ...pageFields }),
  ),
  schemaOf<FleetRowsData<'grid'>>()(z.object({ list: z.literal('grid'), rows: z.array(gridRowSchema), ...pageFields })),
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

const seenCount = z.int().nullable().describe('Null: none was seen, and nobody has watched for so long.');
const changeSchema = schemaOf<FleetChange>()(
  z.object({
    list: z.enum(['premise', 'meter', 'gateway']),
    since: instant.nullable(),
    addedInDay: seenCount,
    addedInWeek: seenCount,
    goneInDay: seenCount,
    goneInWeek: seenCount,
    gone: z.array(z.object({ id: z.string(), at: instant })),
  }),
);

const workSchema = schemaOf<WorkItem>()(
  z
    .object({
      id: z.string(),
      kind: z.enum(['area', 'gateway', 'silent', 'flapping', 'no_meters', 'water_swap']),
      premiseId: words,
      what: z.string(),
      where: z.string(),
      city: words,
      postalCode: words,
      since: instant.nullable(),
      sure: z.enum(['sure', 'likely', 'perhaps']),
      todo: z.string(),
      gatewayIds: z.array(z.string()).describe('At most 60.'),
      meterIds: z.array(z.string()).describe('At most 60.'),
      premises: z.int(),
      gateways: z.int().describe('Gateways in all.'),
      meters: z.int().describe('Meters in all.'),
    })
    .meta({ id: 'WorkItem', description: 'One cause of trouble, with everything that follows from it.' }),
);

export const fleetOverviewSchema = schemaOf<FleetOverviewData>()(
  z.object({
    summary: summarySchema,
    changes: z.array(changeSchema),
    work: z.array(workSchema),
    workTotal: z.int(),
    workByKind: z.record(z.string(), z.int()),
    requests: z.int(),
  }),
);
