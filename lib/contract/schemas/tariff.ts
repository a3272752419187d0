import { z } from 'zod';
import { checkTariff } from '../../domain/money/check-tariff';
import {
  BILL_UNITS,
  COMMODITIES,
  DAY_KINDS,
  type DemandLine,
  type FixedLine,
  LINE_GROUPS,
  MONTH_RULES,
  PERIODS,
  type PercentLine,
  type PriceListLine,
  TARIFF_SOURCES,
  type Tariff,
  type TariffVersion,
  type UsageLine,
} from '../../domain/money/tariff';
import { instant } from './answer';
import { localDay } from './local-day';
import { schemaOf } from './schema-of';

/** More lines, bands or versions than any tariff that a utility publishes. */
const MAX_ITEMS = 200;
/** A year of half hours. */
const MAX_PRICES = 20_000;

const text = z.string().trim().min(1, 'Give a name.').max(200);
const id = z.string().min(1).max(60);
const price = z
  .number({ error: 'Give a price as a number.' })
  .min(-1_000_000)
  .max(1_000_000)
  .describe('In the currency, for a unit of the bill.');
const clock = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Give a time of day as HH:MM.')
  .describe('HH:MM of the local clock; 24:00 is the end of the day.');
const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Give a day of the year as MM-DD.')
  .describe('MM-DD, included.');

export const commoditySchema = z.enum(COMMODITIES);
export const billUnitSchema = z.enum(BILL_UNITS);
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Give a currency as three letters, such as USD.')
  .refine((code) => isCurrency(code), 'This currency is not known.')
  .describe('ISO 4217, such as USD.');

const per = z.enum(PERIODS);
const tiers = z
  .array(z.strictObject({ upTo: z.number().positive().optional(), price }))
  .min(1)
  .max(20)
  .describe('Only the last tier has no upTo.');

const when = {
  season: id.optional().describe('The id of a season; all year without.'),
  days: z.array(z.enum(DAY_KINDS)).min(1).optional().describe('Every day without.'),
  hours: z
    .array(z.tuple([clock, clock]))
    .min(1)
    .max(48)
    .optional()
    .describe('All day without.'),
};
const line = {
  id,
  label: text,
  group: z.enum(LINE_GROUPS),
  countsToMinimum: z.boolean().optional().describe('False for a line that a minimum bill does not count.'),
  nonBypassable: z.boolean().optional().describe('True for a line that credit for what was sent can’t pay.'),
};

const lineSchema = z
  .discriminatedUnion('kind', [
    schemaOf<FixedLine>()(z.strictObject({ ...line, kind: z.literal('fixed'), amount: price, per })),
    schemaOf<UsageLine>()(
      z.strictObject({
        ...line,
        kind: z.literal('usage'),
        direction: z.enum(['import', 'export', 'net']),
        bands: z
          .array(z.strictObject({ label: text.optional(), ...when, tiers }))
          .min(1)
          .max(MAX_ITEMS),
        tiersPer: per.optional().describe('What the tiers count for. Default: cycle.'),
        tiersFor: z
          .enum(['season', 'band'])
          .optional()
          .describe('Whether the bands of a season share the tiers, the default, or each has its own.'),
      }),
    ),
    schemaOf<PriceListLine>()(
      z.strictObject({
        ...line,
        kind: z.literal('prices'),
        direction: z.enum(['import', 'export']),
        prices: z
          .array(z.strictObject({ start: instant, end: instant, price }))
          .min(1)
          .max(MAX_PRICES),
        multiplier: z.number().optional(),
        adder: z.number().optional(),
      }),
    ),
    schemaOf<DemandLine>()(
      z.strictObject({
        ...line,
        ...when,
        kind: z.literal('demand'),
        windowMinutes: z.union([z.literal(15), z.literal(30), z.literal(60)]),
        tiers,
        ratchet: z
          .strictObject({ percent: z.number().min(0).max(100), months: z.int().min(1).max(24) })
          .optional()
          .describe('At least this share of the highest of the bills before.'),
      }),
    ),
    schemaOf<PercentLine>()(
      z.strictObject({
        ...line,
        kind: z.literal('percent'),
        of: z.array(z.string().min(1).max(60)).min(1).describe('Groups, and ids of lines before it.'),
        percent: z.number().min(-100).max(1000),
      }),
    ),
  ])
  .meta({ id: 'TariffLine' });

const versionSchema = schemaOf<TariffVersion>()(
  z
    .strictObject({
      validFrom: localDay.describe('The first day of these prices, in the home’s calendar.'),
      seasons: z
        .array(z.strictObject({ id, label: text, from: monthDay, to: monthDay }))
        .max(12)
        .describe('Empty for prices that are the same all year; else each day is in exactly one.'),
      holidays: z
        .union([z.literal('us'), z.array(localDay).max(1000)])
        .optional()
        .describe('us: the federal holidays. Without, no day is a holiday.'),
      billUnit: billUnitSchema,
      billRounding: z
        .enum(['none', 'floor', 'round'])
        .describe('floor: complete units are billed, and the rest is carried to the next bill.'),
      monthRule: z.enum(MONTH_RULES).describe('How many months a bill of other lengths has.'),
      lines: z.array(lineSchema).min(1).max(MAX_ITEMS),
      minimum: z.strictObject({ amount: price, per, groups: z.array(z.enum(LINE_GROUPS)).optional() }).optional(),
      export: z
        .strictObject({
          meters: z.enum(['netting', 'buyAllSellAll']),
          bank: z.enum(['energy', 'money', 'none']),
          trueUp: z.strictObject({ month: z.int().min(1).max(12), price: z.number().min(0) }).optional(),
        })
        .optional()
        .describe('What happens to energy that is sent.'),
      volume: z
        .strictObject({
          percent: z.number().min(0).max(100).optional(),
          winterMonths: z.array(z.int().min(1).max(12)).min(1).optional(),
        })
        .optional()
        .describe('Sewer: the share of the water that is billed, at most the mean of these months.'),
    })
    .meta({ id: 'TariffVersion' }),
);

/** A tariff of ours. It is refused when a minute of a week has no price, or two. */
export const tariffSchema = schemaOf<Tariff>()(
  z
    .strictObject({
      name: text,
      commodity: commoditySchema,
      currency: currencySchema,
      source: z.enum(TARIFF_SOURCES).describe('How it came here.'),
      sourceRef: z.string().max(500).optional().describe('Where it was imported from.'),
      versions: z.array(versionSchema).min(1).max(MAX_ITEMS).describe('Oldest first.'),
    })
    .superRefine((tariff, context) => {
      for (const { path, text: message } of checkTariff(tariff)) {
        context.addIssue({ code: 'custom', message, path: path.split('.') });
      }
    })
    .meta({ id: 'Tariff', description: 'Prices of one commodity, with their history.' }),
);

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
