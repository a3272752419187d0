import { z } from 'zod';
import { GRANULARITIES, SERIES_KINDS } from '../../domain/granularity';
import type { Gateway, Meter, Premise } from '../../domain/premise';
import type { Bucket } from '../../domain/series';
import type { LiveData } from '../live';
import type { MeterSummary, PremiseSummary, PremisesData } from '../premises';
import type { SeriesData } from '../series';
import { coverageSchema, instant } from './answer';
import { schemaOf } from './schema-of';

const words = z.string().nullable();

const address = z.object({
  street: words,
  suite: words,
  city: words,
  county: words,
  state: words,
  postalCode: words.describe('Five digits in the US.'),
});

/** What every meter has. */
export const meterFields = {
  id: z.string(),
  type: z.string().describe('power, gas, water, … as Copper spells it; there may be types that nobody has heard of.'),
  state: words.describe('connected, degraded, disconnected, … as Copper spells it.'),
  createdAt: instant.nullable(),
  latest: z
    .object({ value: z.number().nullable(), at: instant.nullable() })
    .nullable()
    .describe('The last reading of its register, in the meter’s unit.'),
};
const meterSchema = schemaOf<Meter>()(z.object(meterFields).meta({ id: 'Meter' }));

/** What every gateway has. */
export const gatewayFields = {
  id: z.string(),
  state: words,
  model: words,
  firmware: words,
  lastHeard: instant.nullable(),
};
const gatewaySchema = schemaOf<Gateway>()(
  z.object(gatewayFields).meta({ id: 'Gateway', description: 'The device that hears the meters.' }),
);

/** What every premise has, but for its meters. */
export const premiseFields = {
  id: z.string(),
  name: words,
  timezone: z.string().describe('IANA name; days are counted in it.'),
  createdAt: instant.nullable(),
  address,
  tags: z.array(z.string()),
  gateways: z.array(gatewaySchema),
};

export const premiseSchema = schemaOf<Premise>()(
  z.object({ ...premiseFields, meters: z.array(meterSchema) }).meta({ id: 'Premise' }),
);

const meterSummarySchema = schemaOf<MeterSummary>()(
  z
    .object({
      ...meterFields,
      now: z
        .object({ rate: z.number().nullable(), at: instant.nullable() })
        .nullable()
        .describe('What it does now, in its unit per hour; null where that is not held.'),
      today: z
        .object({ sum: z.number().nullable(), complete: z.boolean(), asOf: instant })
        .nullable()
        .describe('What it used today so far; null where that is not held.'),
    })
    .meta({ id: 'MeterSummary' }),
);
const premiseSummarySchema = schemaOf<PremiseSummary>()(
  z.object({ ...premiseFields, meters: z.array(meterSummarySchema) }).meta({ id: 'PremiseSummary' }),
);
export const premisesSchema = schemaOf<PremisesData>()(z.object({ premises: z.array(premiseSummarySchema) }));

/** How fast live readings are renewed. */
export const paceSchema = z
  .object({ seconds: z.number(), reason: z.string().describe('Why, in a sentence.') })
  .meta({ id: 'Pace', description: 'How fast live readings are renewed at present.' });

export const liveSchema = schemaOf<LiveData>()(
  z.object({
    premiseId: z.string(),
    readings: z.array(
      z
        .object({
          meterId: z.string(),
          type: z.string(),
          rate: z.number().nullable().describe('In the unit beside it.'),
          at: instant.nullable(),
          unit: words.describe('kW, gal/h, …; null for a type nobody has a unit for.'),
        })
        .meta({ id: 'LiveReading' }),
    ),
    pace: paceSchema,
  }),
);

const bucketSchema = schemaOf<Bucket>()(
  z
    .object({
      start: instant,
      end: instant,
      value: z.number().nullable().describe('Used in the interval; null where there is no number, never 0 for it.'),
      rate: z.number().nullable().describe('The same per hour.'),
      register: z.number().nullable(),
      actual: z.number().nullable(),
      state: z.enum(['measured', 'derived', 'missing', 'unasked', 'running', 'future', 'before']),
    })
    .meta({ id: 'Interval', description: 'One interval of the premise’s calendar.' }),
);

export const seriesSchema = schemaOf<SeriesData>()(
  z
    .object({
      start: instant,
      end: instant,
      meterId: z.string(),
      meterType: z.string(),
      kind: z.enum(SERIES_KINDS),
      granularity: z.enum(GRANULARITIES),
      timezone: z.string(),
      unit: words,
      sum: z.number().nullable().describe('Of the intervals that have a value; read it with the coverage.'),
      buckets: z.array(bucketSchema),
      coverage: coverageSchema,
    })
    .meta({ id: 'Series' }),
);
