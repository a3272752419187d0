import { z } from 'zod';
import type { FleetGateway, FleetMeter, FleetPremise } from '../../domain/fleet';
import type { Cohort } from '../../domain/fleet/fleet-health';
import type { DownsampledPoint } from '../../domain/grid/downsample-readings';
import type { Excursion } from '../../domain/grid/excursions';
import type { GridReading } from '../../domain/readings';
import type {
  DeviceHistoryData,
  FleetCohortsData,
  FleetEntityData,
  GatewayHistoryData,
  GridHistoryData,
  MeterReadingsData,
} from '../fleet';
import { instant } from './answer';
import { gatewayRowSchema, premiseRowSchema, stateChangeSchema } from './fleet';
import { gatewayFields, meterFields, premiseFields } from './home';
import { schemaOf } from './schema-of';

const words = z.string().nullable();
const share = z.number().nullable();

const cohortSchema = schemaOf<Cohort>()(
  z
    .object({
      value: z.string(),
      devices: z.int(),
      failing: z.int(),
      failures: z.int(),
      uptime: share,
      hoursBetweenFailures: z.number().nullable(),
    })
    .meta({ id: 'Cohort', description: 'Devices that have something in common, and how steadily they were heard.' }),
);
export const fleetCohortsSchema = schemaOf<FleetCohortsData>()(
  z.object({
    days: z.array(z.string()),
    all: cohortSchema,
    types: z.array(cohortSchema),
    models: z.array(cohortSchema),
    firmwares: z.array(cohortSchema),
  }),
);

const changes = z.array(z.object({ at: instant, from: words }));
const meterSchema = schemaOf<FleetMeter>()(
  z.object({ ...meterFields, uom: words, changes }).meta({ id: 'MeterWithChanges' }),
);
const gatewaySchema = schemaOf<FleetGateway>()(
  z.object({ ...gatewayFields, changes }).meta({ id: 'GatewayWithChanges' }),
);
const premiseSchema = schemaOf<FleetPremise>()(
  z
    .object({
      ...premiseFields,
      meters: z.array(meterSchema),
      gateways: z.array(gatewaySchema),
      emails: z.array(words).describe('Null for one that Copper does not (yet) know.'),
    })
    .meta({ id: 'PremiseWithPeople' }),
);

const historySchema = schemaOf<DeviceHistoryData>()(
  z
    .object({
      device: z.enum(['meter', 'gateway']),
      id: z.string(),
      type: words,
      state: words,
      changes: z.array(stateChangeSchema),
      knownFrom: instant,
      existsFrom: instant.nullable(),
    })
    .meta({ id: 'DeviceHistory' }),
);

/** A premise of an enterprise, or the one that a meter or gateway is at. */
export const fleetEntitySchema = schemaOf<FleetEntityData>()(
  z.object({
    premise: premiseSchema,
    histories: z.array(historySchema),
    neighbours: z.object({ premises: z.int(), troubled: z.int(), some: z.array(premiseRowSchema) }).nullable(),
    requests: z.int(),
  }),
);

export const meterReadingsSchema = schemaOf<MeterReadingsData>()(
  z.object({
    meterId: z.string(),
    uom: words,
    rows: z.array(z.object({ time: instant, value: z.number().nullable(), actual: z.number().nullable() })),
  }),
);

const pointSchema = schemaOf<DownsampledPoint>()(
  z
    .object({
      time: instant,
      low: z.number().nullable(),
      mean: z.number().nullable(),
      high: z.number().nullable(),
      samples: z.int(),
    })
    .meta({ id: 'GridPoint', description: 'One slot of time with its least, mean and greatest value.' }),
);
const excursionSchema = schemaOf<Excursion & { cause: 'home' | 'feeder' | 'unknown' }>()(
  z
    .object({
      kind: z.enum(['low', 'high', 'outage']),
      start: instant,
      end: instant,
      worstVolts: z.number(),
      samples: z.int(),
      open: z.boolean().describe('It had not ended with the last reading there is.'),
      cause: z.enum(['home', 'feeder', 'unknown']),
    })
    .meta({ id: 'Excursion', description: 'A time outside the limits.' }),
);
const readingSchema = schemaOf<GridReading>()(
  z.object({
    time: instant,
    premiseId: words,
    gatewayId: words,
    voltageVolts: z.number().nullable(),
    frequencyHertz: z.number().nullable(),
  }),
);
const gatewayHistorySchema = schemaOf<GatewayHistoryData>()(
  z
    .object({
      place: gatewayRowSchema,
      nominalVolts: z.union([z.literal(120), z.literal(240)]),
      nominalHertz: z.union([z.literal(50), z.literal(60)]),
      volts: z.array(pointSchema),
      hertz: z.array(pointSchema),
      samples: z.int(),
      last: readingSchema.nullable(),
      inBands: z
        .object({ a: share, b: share, outside: share, outage: share, measuredMs: z.number() })
        .describe('Shares of the time that was measured.'),
      excursions: z.array(excursionSchema),
    })
    .meta({ id: 'GatewayHistory' }),
);
export const gridHistorySchema = schemaOf<GridHistoryData>()(
  z.object({
    start: instant,
    end: instant,
    timezone: z.string(),
    gateways: z.array(gatewayHistorySchema),
    neighbours: z.object({ near: z.int(), ids: z.array(z.string()), volts: z.array(z.number().nullable()) }),
  }),
);
