import { z } from 'zod';
import { accountParam, dayParam, idParam } from './params';
import { cycleRuleSchema } from './schemas/cycle';
import { billUnitSchema, commoditySchema, currencySchema, tariffSchema } from './schemas/tariff';
import type { tariffsSchema } from './schemas/tariffs';

const premise = idParam.describe('The premise.');

export const tariffsParams = z.object({
  account: accountParam,
  premise: idParam.optional().describe('The premise. Without: the prices of all that have none of their own.'),
});
export type TariffsParams = z.infer<typeof tariffsParams>;

export const saveTariffBody = z
  .strictObject({
    account: accountParam,
    premise: premise.nullable().describe('Null: for all premises that have no prices of their own.'),
    commodity: commoditySchema,
    tariff: tariffSchema.nullable().describe('Null removes the prices.'),
    cycle: cycleRuleSchema,
  })
  .refine(({ commodity, tariff }) => tariff === null || tariff.commodity === commodity, {
    message: 'The tariff is of another commodity.',
    path: ['commodity'],
  });
export type SaveTariffInput = z.infer<typeof saveTariffBody>;

export const savePriceBody = z.strictObject({
  account: accountParam,
  premise: premise.nullable().describe('Null: for all premises that have no prices of their own.'),
  commodity: commoditySchema,
  price: z.number({ error: 'Give the price as a number.' }).min(0).max(1_000_000).describe('Of a unit.'),
  monthlyCharge: z.number({ error: 'Give the charge as a number.' }).min(0).max(1_000_000),
  currency: currencySchema,
  billUnit: billUnitSchema.optional(),
  from: dayParam.nullable().describe('The first day of this price; null: for all of the past.'),
  cycle: cycleRuleSchema.optional(),
});
export type SavePriceInput = z.infer<typeof savePriceBody>;

export type TariffsData = z.infer<typeof tariffsSchema>;
export type TariffData = TariffsData['tariffs'][number];
