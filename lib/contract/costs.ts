import { z } from 'zod';
import { accountParam, dayParam, idParam } from './params';
import type { comparisonSchema, costsSchema } from './schemas/costs';
import { tariffSchema } from './schemas/tariff';

export const costsParams = z.object({
  account: accountParam,
  premiseId: z.string().min(1),
  day: dayParam.optional().describe('Any local day of the bills. Default: today.'),
});
export type CostsParams = z.infer<typeof costsParams>;

export const compareTariffBody = z.strictObject({
  account: accountParam,
  premise: idParam.describe('The premise.'),
  tariff: tariffSchema,
});
export type CompareTariffInput = z.infer<typeof compareTariffBody>;
export type ComparisonData = z.infer<typeof comparisonSchema>;

export type CostsData = z.infer<typeof costsSchema>;
export type CommodityCostsData = CostsData['costs'][number];
