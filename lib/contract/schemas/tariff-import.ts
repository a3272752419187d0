import { z } from 'zod';
import { tariffSchema } from './tariff';

const number = z.number();
const tiers = z.array(
  z.array(
    z.object({
      rate: number.optional(),
      adj: number.optional(),
      max: number.optional(),
      unit: z.string().optional(),
      sell: number.optional(),
    }),
  ),
);
const schedule = z.array(z.array(number));
const text = z.string().optional();

/** A rate of OpenEI's database, as far as it is read. */
export const urdbSchema = z.looseObject({
  ...{ label: text, name: text, utility: text, uri: text, sector: text, servicetype: text, description: text },
  startdate: number.optional(),
  energyratestructure: tiers.optional(),
  energyweekdayschedule: schedule.optional(),
  energyweekendschedule: schedule.optional(),
  fueladjustmentsmonthly: z.array(number).optional(),
  demandratestructure: tiers.optional(),
  demandweekdayschedule: schedule.optional(),
  demandweekendschedule: schedule.optional(),
  flatdemandstructure: tiers.optional(),
  flatdemandmonths: z.array(number).optional(),
  ...{ flatdemandunit: text, demandrateunit: text, demandunits: text },
  demandwindow: number.optional(),
  fixedmonthlycharge: number.optional(),
  fixedchargefirstmeter: number.optional(),
  fixedchargeunits: text,
  mincharge: number.optional(),
  minchargeunits: text,
  minmonthlycharge: number.optional(),
  dgrules: text,
  usenetmetering: z.boolean().optional(),
});

/** An answer of Octopus Energy's API with prices of units, in pence. */
export const octopusSchema = z.object({
  results: z
    .array(
      z.object({
        value_inc_vat: number,
        valid_from: z.iso.datetime({ offset: true }),
        valid_to: z.iso.datetime({ offset: true }).nullable(),
        payment_method: z.string().nullish(),
      }),
    )
    .min(1),
});

export const importedTariffSchema = z.object({
  tariff: tariffSchema.nullable().describe('Not stored yet. Null where the file has what can’t be taken over.'),
  warnings: z.array(z.string()).describe('What to look at before it is used.'),
  problems: z
    .array(z.object({ field: z.string(), text: z.string() }))
    .describe('Why there is no tariff, by the field of the file.'),
});
