import { z } from 'zod';
import type { StateChange } from '../../domain/device-states';
import type { FleetGateway, FleetMeter, FleetPremise } from '../../domain/fleet';
import type { FirmwareRollout } from '../../domain/fleet/firmware-rollouts';
import type { Cohort } from '../../domain/fleet/fleet-health';
import type { FleetTrend } from '../../domain/fleet/fleet-trend';
import type { DownsampledPoint } from '../../domain/grid/downsample-readings';
import type { Excursion } from '../../domain/grid/excursions';
import type { GatewayGridHistory } from '../../domain/grid/gateway-history';
import type { GridReading, RegisterReadingAt } from '../../domain/readings';
import { instant } from './answer';
import { gatewayRowSchema, premiseRowSchema, stateChangeSchema } from './fleet';
import { deviceCounts, fullPremiseSchema, gatewaySchema, meterSchema, problemsSchema } from './home';
import { schemaOf } from './schema-of';

const nullableText = z.string().nullable();
const share = z.number().nullable();

const cohortSchema = schemaOf<Cohort>()(
  z
    .object({
      value: z.string(),
      devices: z.int(),
      known: z.int().describe('How many of them have known states. The rest of the figures are of these.'),
      failing: z.int().nullable(),
      failures: z.int().nullable(),
      uptime: share,
      hoursBetweenFailures: z.number().nullable(),
      hoursToRepair: z.number().nullable().describe('Mean time down per failure; null without failures.'),
    })
    .meta({ id: 'Cohort', description: 'Devices of the same type, model or firmware, with their uptime.' }),
);
const reliability = z.object({
  gatewayDays: z.number().describe('Days of gateways whose states are known.'),
  failures: z.int(),
  uptime: share,
  hoursToRepair: z.number().nullable(),
});
const rolloutSchema = schemaOf<FirmwareRollout>()(
  z
    .object({
      firmware: z.string(),
      gateways: z.int().describe('Gateways that got it within 90 days.'),
      first: instant,
      last: instant,
      before: reliability.describe('The same gateways, up to 30 days before each got it.'),
      after: reliability.describe('Up to 30 days after.'),
    })
    .meta({ id: 'FirmwareRollout', description: 'A firmware, and how the gateways that got it did before and after.' }),
);
export const fleetCohortsSchema = z.object({
  days: z.array(z.string()).describe('Dates, newest first.'),
  knownFrom: z.string().describe('The first day whose states are stored, at most 90 days back.'),
  all: cohortSchema,
  types: z.array(cohortSchema).describe('Those of the most devices first; at most 60.'),
  models: z.array(cohortSchema).describe('The same.'),
  firmwares: z.array(cohortSchema).describe('The same.'),
  rollouts: z.array(rolloutSchema).describe('Newest first.'),
  counts: z.object({ types: z.int(), models: z.int(), firmwares: z.int() }).describe('How many there are of each.'),
});

const dayCounts = z.array(z.int()).describe('One for each day.');
export const fleetTrendSchema = schemaOf<FleetTrend>()(
  z.object({
    days: z.array(z.string()).describe('Dates in the zone of most premises, oldest first; at most 91.'),
    gatewaysDown: dayCounts,
    metersOffline: dayCounts,
    degraded: dayCounts,
  }),
);

const changes = z
  .array(schemaOf<StateChange>()(z.object({ at: instant, from: nullableText })))
  .nullable()
  .describe('Of the last 7 days, oldest first; null if not known.');
const fleetMeterSchema = schemaOf<FleetMeter>()(
  z.object({ ...meterSchema.shape, uom: nullableText, changes }).meta({ id: 'MeterWithChanges' }),
);
const fleetGatewaySchema = schemaOf<FleetGateway>()(
  z.object({ ...gatewaySchema.shape, changes }).meta({ id: 'GatewayWithChanges' }),
);
const fleetPremiseSchema = schemaOf<FleetPremise>()(
  z
    .object({
      ...fullPremiseSchema.shape,
      meters: z.array(fleetMeterSchema),
      gateways: z.array(fleetGatewaySchema),
      emails: z.array(nullableText).describe('Null for a user whose email address Copper does not have (yet).'),
    })
    .meta({ id: 'PremiseWithPeople' }),
);

/** A meter or a gateway with its known states. */
const historySchema = z
  .object({
    device: z.enum(['meter', 'gateway']),
    id: z.string(),
    type: nullableText.describe('The meter’s type; null for a gateway.'),
    state: nullableText,
    changes: z.array(stateChangeSchema).describe('Oldest first.'),
    knownFrom: instant
      .nullable()
      .describe('All changes since then are known; null if Copper did not report the recent ones.'),
    existsFrom: instant.nullable().describe('When the device was installed; null if not known.'),
  })
  .meta({ id: 'DeviceHistory' });

/** Premises of the same postal code. */
const neighborsSchema = z.object({
  premises: z.int(),
  troubled: z.int().describe('How many of them have a failing device.'),
  some: z.array(premiseRowSchema).describe('Up to 8 of them, those with a failing device first.'),
});

/** A premise of an enterprise; for a meter or gateway, the premise where it is installed. */
export const fleetEntitySchema = z.object({
  premise: fleetPremiseSchema.describe(
    'With the part of its meters and gateways that offset and limit choose, and the requested device.',
  ),
  ...deviceCounts,
  problems: problemsSchema.describe('Of the premise.'),
  histories: z
    .array(historySchema)
    .describe('For a premise of the listed gateways, then of the listed meters; otherwise of the requested device.'),
  neighbours: neighborsSchema.nullable().describe('Null for a premise without a postal code.'),
  requests: z.int().describe('Requests that one refresh of the lists costs.'),
});

const registerReadingSchema = schemaOf<RegisterReadingAt>()(
  z.object({
    time: instant,
    value: z.number().nullable().describe('The register, in the meter’s unit.'),
    actual: z.number().nullable().describe('A coarser integer counter, on a scale of its own.'),
  }),
);
export const meterReadingsSchema = z.object({
  meterId: z.string(),
  uom: nullableText.describe('Unit of the register (value) as Copper spells it; null if not known.'),
  rows: z.array(registerReadingSchema).describe('Oldest first.'),
});

const pointSchema = schemaOf<DownsampledPoint>()(
  z
    .object({
      time: instant,
      low: z.number().nullable(),
      mean: z.number().nullable(),
      high: z.number().nullable(),
      samples: z.int(),
    })
    .meta({ id: 'GridPoint', description: 'The lowest, mean and highest value of one time slot.' }),
);
const excursionSchema = schemaOf<Excursion>()(
  z.object({
    kind: z.enum(['low', 'high', 'outage']),
    start: instant,
    end: instant,
    worstVolts: z.number(),
    samples: z.int(),
    open: z.boolean().describe('It had not ended at the last reading.'),
  }),
);
const readingSchema = schemaOf<GridReading>()(
  z.object({
    time: instant,
    premiseId: nullableText,
    gatewayId: nullableText,
    voltageVolts: z.number().nullable(),
    frequencyHertz: z.number().nullable(),
  }),
);
const gatewayGridHistorySchema = schemaOf<GatewayGridHistory>()(
  z.object({
    nominalVolts: z.union([z.literal(120), z.literal(240)]),
    nominalHertz: z.union([z.literal(50), z.literal(60)]),
    volts: z.array(pointSchema),
    hertz: z.array(pointSchema),
    samples: z.int(),
    last: readingSchema.nullable(),
    inBands: z
      .object({ a: share, b: share, outside: share, outage: share, measuredMs: z.number() })
      .describe('Shares of the measured time.'),
    excursions: z.array(
      z
        .object({ ...excursionSchema.shape, cause: z.enum(['home', 'feeder', 'unknown']) })
        .meta({ id: 'Excursion', description: 'A period outside the limits.' }),
    ),
  }),
);
export const gridHistorySchema = z.object({
  start: instant,
  end: instant,
  timezone: z.string().describe('Zone of the first gateway’s premise; charts use its days and hours.'),
  gateways: z.array(
    z.object({ place: gatewayRowSchema, ...gatewayGridHistorySchema.shape }).meta({ id: 'GatewayHistory' }),
  ),
  neighbours: z
    .object({ near: z.int(), ids: z.array(z.string()), volts: z.array(z.number().nullable()) })
    .describe('Gateways of the same postal code: how many there are, those compared, and their median voltage.'),
});
