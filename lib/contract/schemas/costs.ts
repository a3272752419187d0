import { z } from 'zod';
import type { Bill, BillItem, BillLine } from '../../domain/money/bill';
import type { BillChange } from '../../domain/money/bill-change';
import type { BillCycle } from '../../domain/money/cycle-parts';
import type { MarginalPrice } from '../../domain/money/marginal-price';
import { BILL_UNITS, LINE_GROUPS } from '../../domain/money/tariff';
import { instant } from './answer';
import { localDay } from './local-day';
import { schemaOf } from './schema-of';
import { billUnitSchema, commoditySchema, currencySchema } from './tariff';

const micro = z.int().describe('In millionths of the currency.');

const cycleSchema = schemaOf<BillCycle>()(
  z
    .object({ start: localDay, end: localDay.describe('A local day, not included.'), months: z.int() })
    .meta({ id: 'BillCycle', description: 'The days of a bill.' }),
);

const itemSchema = schemaOf<BillItem>()(
  z
    .object({
      band: z.string().nullable().describe('The name of a price by time of use.'),
      tier: z.int().nullable().describe('From 0; null where there is one price.'),
      quantity: z.number(),
      unit: z.enum([...BILL_UNITS, 'kW', 'day', 'month', 'bill']).nullable(),
      priceMicro: z.number().describe('In millionths of the currency, for a unit.'),
      amountMicro: micro,
    })
    .meta({ id: 'BillItem', description: 'A quantity at a price.' }),
);

const lineSchema = schemaOf<BillLine>()(
  z
    .object({
      id: z.string(),
      label: z.string(),
      group: z.enum(LINE_GROUPS),
      amountMicro: micro.describe('Rounded to the currency’s decimals.'),
      items: z.array(itemSchema),
    })
    .meta({ id: 'BillLine' }),
);

export const billSchema = schemaOf<Bill>()(
  z
    .object({
      cycle: cycleSchema,
      currency: currencySchema,
      unit: billUnitSchema,
      lines: z.array(lineSchema),
      totalMicro: micro.describe('The sum of the lines.'),
      quantity: z.number().describe('What was taken, in the unit of the bill.'),
      exported: z.number().describe('What was sent.'),
      coverage: z
        .number()
        .describe(
          'The share of the time that is over which has readings and prices. Below 1, the total is at least this.',
        ),
      demandUnderstated: z.boolean().describe('Hourly readings hide the peak of a quarter of an hour.'),
    })
    .meta({ id: 'Bill', description: 'What a cycle costs.' }),
);

const changeSchema = schemaOf<BillChange>()(
  z
    .object({
      totalMicro: micro,
      pricesMicro: micro.describe('Other prices.'),
      daysMicro: micro.describe('A longer or shorter bill.'),
      useMicro: micro.describe('The rest: more or less use, or use at other times.'),
    })
    .meta({ id: 'BillChange', description: 'Why a bill differs from the one before it.' }),
);

const priceSchema = schemaOf<MarginalPrice>()(
  z.object({ micro: micro.describe('For the meter’s unit, with taxes.'), band: z.string().nullable() }),
);

const commodityCostsSchema = z
  .object({
    commodity: commoditySchema,
    current: billSchema.describe('Of the cycle; up to now while it runs.'),
    projected: z
      .object({ low: billSchema, expected: billSchema, high: billSchema })
      .nullable()
      .describe(
        'Four of five times it ends between low and high. Null when the cycle is over, and while it or its prices are learnt.',
      ),
    pricesUntil: instant
      .nullable()
      .describe(
        'When a list of prices ends before the bill does; later hours are projected with the means of its last four weeks.',
      ),
    previous: billSchema.nullable(),
    lastYear: billSchema.nullable(),
    change: changeSchema.nullable().describe('From the previous bill to this one, as projected.'),
    priceNow: priceSchema.nullable(),
    alwaysOn: z
      .object({ kw: z.number(), perMonthMicro: micro })
      .nullable()
      .describe('What is never switched off, and what it costs in a month.'),
    history: z.array(z.object({ cycle: cycleSchema, totalMicro: micro, coverage: z.number() })),
  })
  .meta({ id: 'CommodityCosts' });

export const costsSchema = z.object({
  premiseId: z.string(),
  day: localDay.describe('The day whose bills these are.'),
  commodities: z.array(commoditySchema).describe('What the premise has meters of.'),
  costs: z.array(commodityCostsSchema).describe('Of each commodity that has prices.'),
  currency: currencySchema.describe('For new prices: that of the others, else of where the premise is.'),
});

export const comparisonSchema = z.object({
  months: z
    .array(
      z.object({
        cycle: cycleSchema,
        ownMicro: micro.nullable().describe('By the prices of the premise; null without any.'),
        otherMicro: micro.describe('By the other prices.'),
        coverage: z.number().describe('The share of the hours that is stored. Below 1, both are at least this.'),
      }),
    )
    .describe('The finished bills of the last twelve months, oldest first.'),
  currency: currencySchema,
  lastBill: billSchema.nullable().describe('The newest of them by the other prices, line by line.'),
});
