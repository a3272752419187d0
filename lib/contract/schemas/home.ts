import { z } from 'zod';
import type { DeviceProblems } from '../../domain/device-problems';
import { GRANULARITIES, SERIES_KINDS } from '../../domain/granularity';
import type { LivePace } from '../../domain/live-pace';
import type { Address, Gateway, LiveReading, Meter, Premise } from '../../domain/premise';
import type { Bucket, Series } from '../../domain/series';
import { coverageSchema, instant } from './answer';
import { schemaOf } from './schema-of';

const nullableText = z.string().nullable();

const addressSchema = schemaOf<Address>()(
  z.object({
    street: nullableText,
    suite: nullableText,
    city: nullableText,
    county: nullableText,
    state: nullableText,
    postalCode: nullableText.describe('Five digits in the US.'),
  }),
);

export const meterSchema = schemaOf<Meter>()(
  z
    .object({
      id: z.string(),
      type: z.string().describe('power, gas, water, … as Copper spells it; new types may appear.'),
      state: nullableText.describe('connected, degraded, disconnected, … as Copper spells it.'),
      createdAt: instant.nullable(),
      latest: z
        .object({ value: z.number().nullable(), at: instant.nullable() })
        .nullable()
        .describe('The latest register reading, in the meter’s unit.'),
    })
    .meta({ id: 'Meter' }),
);

export const gatewaySchema = schemaOf<Gateway>()(
  z
    .object({
      id: z.string(),
      state: nullableText,
      model: nullableText,
      firmware: nullableText,
      lastHeard: instant.nullable(),
    })
    .meta({ id: 'Gateway', description: 'The device that receives the meters’ readings.' }),
);

export const fullPremiseSchema = schemaOf<Premise>()(
  z.object({
    id: z.string(),
    name: nullableText,
    timezone: z.string().describe('IANA name; calendar days are in this zone.'),
    createdAt: instant.nullable(),
    address: addressSchema,
    tags: z.array(z.string()),
    gateways: z.array(gatewaySchema),
    meters: z.array(meterSchema),
  }),
);

/** How many devices a premise has, where an answer lists only some of them. */
export const deviceCounts = {
  meterCount: z.int().describe('How many meters the premise has.'),
  gatewayCount: z.int().describe('How many gateways the premise has.'),
};
const MAIN_METER = 'The meter that represents the premise: net electricity, else electricity, else the first.';

export const premiseSchema = z
  .object({
    ...fullPremiseSchema.shape,
    meters: z.array(meterSchema).describe('The part of the matching meters that offset and limit choose.'),
    gateways: z.array(gatewaySchema).describe('The part that offset and limit choose.'),
    mainMeter: meterSchema.nullable().describe(MAIN_METER),
    matching: z.int().describe('How many meters match.'),
    ...deviceCounts,
  })
  .meta({ id: 'Premise' });

export const problemsSchema = schemaOf<DeviceProblems>()(
  z
    .object({
      meters: z.int(),
      gateways: z.int(),
      offline: z.int().describe('How many of them are offline; the others are degraded.'),
      premises: z.int().describe('How many premises they are at.'),
      firstPremise: nullableText.describe('Name, or else id, of the first of these premises.'),
    })
    .meta({ id: 'DeviceProblems', description: 'The devices that are degraded or offline.' }),
);

const meterSummarySchema = z
  .object({
    ...meterSchema.shape,
    now: z
      .object({ rate: z.number().nullable(), at: instant.nullable() })
      .nullable()
      .describe('The current rate, in the meter’s unit per hour; null if not stored.'),
    today: z
      .object({
        sum: z.number().nullable(),
        complete: z.boolean().describe('False if an interval that is over has no number.'),
        asOf: instant,
      })
      .nullable()
      .describe('Usage so far today; null if not stored.'),
  })
  .meta({ id: 'MeterSummary' });
const premiseSummarySchema = z
  .object({
    ...fullPremiseSchema.shape,
    meters: z.array(meterSummarySchema).describe('The first 8.'),
    gateways: z.array(gatewaySchema).describe('The first 8.'),
    mainMeter: meterSummarySchema.nullable().describe(MAIN_METER),
    ...deviceCounts,
  })
  .meta({ id: 'PremiseSummary' });
export const premisesSchema = z.object({
  premises: z.array(premiseSummarySchema).describe('The part that offset and limit choose.'),
  matching: z.int().describe('How many premises match.'),
  total: z.int().describe('How many premises the account has.'),
  meterCount: z.int().describe('How many meters they have.'),
  problems: problemsSchema.describe('Of all premises.'),
});

export const paceSchema = schemaOf<LivePace>()(
  z
    .object({ seconds: z.number(), reason: z.string().describe('Why, in a sentence.') })
    .meta({ id: 'Pace', description: 'How often live readings are currently updated.' }),
);

const liveReadingSchema = schemaOf<LiveReading>()(
  z.object({
    meterId: z.string(),
    type: z.string(),
    rate: z.number().nullable().describe('In the unit given by unit.'),
    at: instant.nullable(),
  }),
);
export const liveSchema = z.object({
  premiseId: z.string(),
  readings: z
    .array(
      z
        .object({ ...liveReadingSchema.shape, unit: nullableText.describe('kW, gal/h, …; null for an unknown type.') })
        .meta({ id: 'LiveReading' }),
    )
    .describe('Of the meters that the same parameters choose in /api/premises/{premiseId}, and of its main meter.'),
  pace: paceSchema,
});

const bucketSchema = schemaOf<Bucket>()(
  z
    .object({
      start: instant,
      end: instant,
      value: z.number().nullable().describe('Usage in the interval; null if there is no number, never 0 instead.'),
      rate: z.number().nullable().describe('The same per hour.'),
      register: z.number().nullable(),
      actual: z.number().nullable(),
      state: z.enum(['measured', 'derived', 'missing', 'unasked', 'running', 'future', 'before']),
    })
    .meta({ id: 'Interval', description: 'One interval of the premise’s calendar.' }),
);

export const seriesSchema = schemaOf<Series>()(
  z
    .object({
      start: instant,
      end: instant,
      meterId: z.string(),
      meterType: z.string(),
      kind: z.enum(SERIES_KINDS),
      granularity: z.enum(GRANULARITIES),
      timezone: z.string(),
      unit: nullableText,
      sum: z.number().nullable().describe('Sum of the intervals that have a value; see coverage for the rest.'),
      buckets: z.array(bucketSchema),
      coverage: coverageSchema,
    })
    .meta({ id: 'Series' }),
);
