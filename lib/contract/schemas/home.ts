import { z } from 'zod';
import type { CompactSeries } from '../../domain/compact-series';
import type { DeviceProblems } from '../../domain/device-problems';
import { GRANULARITIES, SERIES_KINDS } from '../../domain/granularity';
import { USAGE_LEVELS } from '../../domain/home/usage-level';
import { ALERT_RULES } from '../../domain/insight/finding';
import type { LivePace } from '../../domain/live-pace';
import type { Address, Gateway, LiveReading, Meter, NamedMeter, Premise } from '../../domain/premise';
import { coverageSchema, instant } from './answer';
import { peopleSchema } from './household';
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

export const meterNameSchema = nullableText.describe('The user’s own name for the meter.');
const namedMeterSchema = schemaOf<NamedMeter>()(
  z.object({ ...meterSchema.shape, name: meterNameSchema }).meta({ id: 'NamedMeter' }),
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
    meters: z.array(namedMeterSchema).describe('The part of the matching meters that offset and limit choose.'),
    gateways: z.array(gatewaySchema).describe('The part that offset and limit choose.'),
    mainMeter: namedMeterSchema.nullable().describe(MAIN_METER),
    matching: z.int().describe('How many meters match.'),
    ...deviceCounts,
    people: peopleSchema.describe('How many people live there; null where nobody said it.'),
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

export const levelSchema = z
  .enum(USAGE_LEVELS)
  .nullable()
  .describe('Against the typical amount: usual is within 15% of it, much is beyond 50%. Null if not known.');

const meterSummarySchema = z
  .object({
    ...namedMeterSchema.shape,
    now: z
      .object({ rate: z.number().nullable(), at: instant.nullable() })
      .nullable()
      .describe('The current rate, in the meter’s unit per hour; null if not stored.'),
    today: z
      .object({
        sum: z.number().nullable(),
        complete: z.boolean().describe('False if an interval that is over has no number.'),
        level: levelSchema,
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
    alerts: z.array(z.enum(ALERT_RULES)).describe('The rules of its open alerts, most urgent first; of a home only.'),
  })
  .meta({ id: 'PremiseSummary' });
export const premisesSchema = z.object({
  premises: z
    .array(premiseSummarySchema)
    .describe('The part that offset and limit choose. Homes with alerts come first, then those with a faulty device.'),
  matching: z.int().describe('How many premises match.'),
  total: z.int().describe('How many premises the account has.'),
  meterCount: z.int().describe('How many meters they have.'),
  problems: problemsSchema.describe('Of all premises.'),
  withAlerts: z.int().describe('How many of all premises have an open alert.'),
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

const numberColumn = z.array(z.number().nullable());
const growingColumn = z.union([
  z
    .object({ decimals: z.int().min(0), increments: z.array(z.int().nullable()) })
    .describe(
      'Whole numbers of the last decimal: the first number, then how much each is above the last one before it that is not null.',
    ),
  numberColumn.describe('The numbers themselves, where they have too many decimals for that.'),
]);
export const stateSchema = z.enum(['measured', 'derived', 'missing', 'unasked', 'running', 'future', 'before']);
const runsOf = <T extends z.ZodType>(what: T) => z.array(z.tuple([what, z.int()]));

export const seriesSchema = schemaOf<CompactSeries>()(
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
      steps: runsOf(z.number()).describe(
        'The lengths of the intervals in seconds, beginning at start: pairs of a length and how many intervals in a row have it.',
      ),
      states: runsOf(stateSchema).describe('Pairs of a state and how many intervals in a row have it.'),
      values: numberColumn.describe('Usage in each interval; null if there is no number, never 0 instead.'),
      rates: z
        .array(z.tuple([z.int(), z.number().nullable()]))
        .describe(
          'Usage per hour where it is not the value divided by the hours of the interval, rounded to six decimals: pairs of an interval’s index and its rate.',
        ),
      registers: growingColumn
        .nullable()
        .describe('The register at the start of each interval; null if the series has none.'),
      actuals: growingColumn.nullable().describe('The coarser integer register; null if the series has none.'),
      coverage: coverageSchema,
    })
    .meta({ id: 'Series', description: 'The intervals of the premise’s calendar, as columns.' }),
);
