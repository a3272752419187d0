import { z } from 'zod';
import { ALERT_FEEDBACK } from '../../domain/insight/alerts';
import { ALERT_RULES } from '../../domain/insight/finding';
import { instant } from './answer';
import { meterNameSchema } from './home';
import { currencySchema } from './tariff';

const amount = z.number().describe('In the meter’s unit.');
const rule = z.enum(ALERT_RULES);

const basisSchema = z
  .object({
    start: instant,
    end: instant,
    expected: z.int().describe('Intervals that are over.'),
    known: z.int().describe('Those of them with a number.'),
  })
  .meta({ id: 'Basis', description: 'What an answer was worked out from.' });

export const foundSchema = z
  .object({
    since: instant.describe('When it began, by the readings.'),
    sinceIsExact: z.boolean().describe('False if it may have begun before the first stored reading.'),
    level: amount.describe('What was measured, per hour or per day; of water-winter, in thirty days.'),
    limit: amount.describe('What it exceeds.'),
    typical: amount.nullable(),
    basis: basisSchema,
    evidence: z.object({
      per: z.enum(['hour', 'day']),
      steps: z.array(
        z.object({
          start: instant,
          end: instant,
          value: z.number().nullable(),
          marked: z.boolean().describe('True for what was found.'),
        }),
      ),
      limit: amount.nullable(),
      typical: amount.nullable(),
    }),
    aboveTypical: z
      .object({ usage: amount, typical: amount, hours: z.int() })
      .nullable()
      .describe('The last seven days against typical usage, over the hours of which both are stored.'),
    unusualHours: z
      .array(z.object({ start: instant, end: instant, value: amount, typical: amount }))
      .describe('The hours that carried an unusual day.'),
  })
  .meta({ id: 'Found', description: 'What a rule found about a meter, with its evidence.' });

const forecastSchema = z
  .object({
    period: z.string().describe('The day YYYY-MM-DD or month YYYY-MM.'),
    soFar: amount,
    expected: amount,
    low: amount,
    high: amount,
    basis: basisSchema,
  })
  .meta({ id: 'Forecast', description: 'Four of five times it ends between low and high.' });

export const meterInsightsSchema = z
  .object({
    meterId: z.string(),
    meterType: z.string(),
    unit: z.string().nullable(),
    knownUntil: instant.nullable().describe('The end of the newest stored reading.'),
    learning: z.object({ days: z.int(), needed: z.int() }).describe('Days that forecasts have and need.'),
    findings: z.array(
      z.object({
        rule,
        state: z.enum(['active', 'clear', 'unknown']).describe('unknown: too little is stored to say.'),
        basis: basisSchema,
        found: foundSchema.nullable().describe('Null unless active.'),
      }),
    ),
    alwaysOn: z
      .object({
        kw: z.number(),
        lowKw: z.number(),
        highKw: z.number(),
        kwhPerYear: z.number(),
        earlierKw: z.number().nullable().describe('90 days before.'),
        basis: basisSchema,
      })
      .nullable(),
    peak: z
      .object({
        peaks: z.array(z.object({ start: instant, end: instant, kw: z.number() })).describe('Highest first.'),
        isAtLeast: z.boolean().describe('True if intervals are longer than a quarter of an hour.'),
        basis: basisSchema,
      })
      .nullable()
      .describe('Of the current month.'),
    forecast: z.object({
      day: forecastSchema.nullable(),
      month: forecastSchema.nullable(),
      scores: z
        .array(
          z.object({
            month: z.string(),
            low: amount,
            expected: amount,
            high: amount,
            actual: amount,
            inside: z.boolean(),
          }),
        )
        .describe('Finished months: what was forecast after ten days, and what was used.'),
    }),
    cloudForecast: amount
      .nullable()
      .describe('What Copper itself expects the meter to use; it does not say in which time.'),
  })
  .meta({ id: 'MeterInsights' });

export const insightsSchema = z.object({
  premiseId: z.string(),
  meters: z.array(meterInsightsSchema).describe('The first 20 of the premise, or the one that was asked for.'),
});

const alertSchema = z
  .object({
    id: z.string(),
    premiseId: z.string(),
    premiseName: z.string().nullable(),
    timezone: z.string().describe('Of the premise.'),
    meterId: z.string(),
    meterType: z.string(),
    meterName: meterNameSchema,
    unit: z.string().nullable(),
    rule,
    state: z.enum(['open', 'closed']),
    openedAt: instant.describe('When it was found.'),
    knownUntil: instant.describe('The end of the newest reading it was checked with.'),
    closedAt: instant.nullable(),
    closedBy: z
      .enum(['ended', 'corrected'])
      .nullable()
      .describe('corrected: later readings show that there was nothing.'),
    version: z.int().describe('Counts the changes of what was found.'),
    feedback: z.enum(ALERT_FEEDBACK).nullable(),
    quietUntil: instant.nullable().describe('The rule opens no alert about this meter before then.'),
    price: z
      .object({ price: z.number(), currency: currencySchema })
      .nullable()
      .describe('What the meter’s unit costs on average this month, with taxes; null without a price.'),
    found: foundSchema,
  })
  .meta({ id: 'Alert' });
export const alertsSchema = z.object({ alerts: z.array(alertSchema).describe('Open ones first, then newest first.') });

export const cloudEventsSchema = z.object({
  events: z
    .array(
      z
        .object({
          premiseId: z.string(),
          premiseName: z.string().nullable(),
          timezone: z.string().describe('Of the premise.'),
          at: instant,
          text: z.string().describe('As Copper words it.'),
        })
        .meta({ id: 'CloudEvent', description: 'An event that Copper itself reports about a premise.' }),
    )
    .describe('Newest first, of the first four homes.'),
});
