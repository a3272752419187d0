import { z } from 'zod';
import type { HourOverview, MeterMoney, MeterOverview } from '../../domain/home/meter-overview';
import { ALERT_RULES } from '../../domain/insight/finding';
import { instant } from './answer';
import { levelSchema, meterNameSchema, meterSchema, stateSchema } from './home';
import { foundSchema, meterInsightsSchema } from './insight';
import { schemaOf } from './schema-of';
import { currencySchema } from './tariff';

const amount = z.number().nullable();
const nullableText = z.string().nullable();

const meterOverviewSchema = schemaOf<MeterOverview>()(
  z.object({
    meterId: z.string(),
    meterType: z.string(),
    usedToday: amount.describe('The hour that is running included.'),
    compared: z
      .object({ used: z.number(), typical: z.number(), through: instant })
      .nullable()
      .describe('Both amounts over the hours that are over and known on both sides.'),
    level: levelSchema,
    expectedToday: amount.describe('Used so far and the typical amount of the rest of the day.'),
    days: z.array(z.object({ start: instant, used: amount, typical: amount, complete: z.boolean() })),
    month: z.object({ used: amount, expected: amount, complete: z.boolean() }),
  }),
);

const { usedToday, compared, expectedToday, days, month } = meterOverviewSchema.shape;
const price = z.number().nullable();

const moneySchema = schemaOf<MeterMoney>()(
  z
    .object({
      currency: currencySchema,
      priceNow: price.describe('Of one more of the meter’s unit in this hour, with taxes.'),
      meanPrice: price.describe('On average over the hours since the month, or the week, began.'),
      ...{ usedToday, compared, expectedToday, days, month },
    })
    .meta({ id: 'MeterMoney', description: 'The same in the currency, without charges that do not depend on use.' }),
);

const hourSchema = schemaOf<HourOverview>()(
  z.object({ start: instant, end: instant, state: stateSchema, used: amount, typical: amount }),
);

export const homeOverviewSchema = z
  .object({
    premiseId: z.string(),
    name: nullableText,
    timezone: z.string(),
    today: z.string().describe('The calendar day YYYY-MM-DD in the premise’s zone.'),
    meters: z
      .array(
        z
          .object({
            ...meterOverviewSchema.shape,
            name: meterNameSchema,
            state: meterSchema.shape.state,
            money: moneySchema.nullable(),
          })
          .meta({ id: 'MeterOverview', description: 'Today, the last seven days and this month of one meter.' }),
      )
      .describe('One of each commodity that the premise has, in the meter’s unit.'),
    missing: z.int().describe('Of these, how many could not be loaded.'),
    meterCount: z.int().describe('How many meters the premise has.'),
    gateways: z
      .array(z.object({ id: z.string(), state: nullableText }))
      .describe('The first 8 of those that are degraded or offline.'),
    lead: z
      .object({
        meterId: z.string(),
        hours: z.array(hourSchema).describe('Of today.'),
        costs: z
          .object({ used: z.array(amount), typical: z.array(amount) })
          .nullable()
          .describe('Of the same hours, in the currency; null without prices.'),
        sameHours: z
          .array(z.number())
          .describe(
            'Usage in this hour of this weekday in the last eight weeks, lowest first; empty for less than four.',
          ),
        alwaysOn: meterInsightsSchema.shape.alwaysOn,
        monthForecast: meterInsightsSchema.shape.forecast.shape.month,
        learning: meterInsightsSchema.shape.learning,
        cloudForecast: meterInsightsSchema.shape.cloudForecast,
      })
      .nullable()
      .describe('More about the first electricity meter with numbers, else the first meter with numbers.'),
    attention: z
      .object({
        alertId: z.string(),
        meterId: z.string(),
        meterType: z.string(),
        meterName: meterNameSchema,
        rule: z.enum(ALERT_RULES),
        timezone: z.string(),
        found: foundSchema.omit({ evidence: true, basis: true }),
      })
      .nullable()
      .describe('The most urgent of what needs attention.'),
    attentionMeters: z.array(z.string()).describe('The ids of all meters that need attention.'),
    attentionCount: z.int().describe('How many things need attention.'),
  })
  .meta({ id: 'HomeOverview' });
