import { z } from 'zod';
import { instant } from './answer';
import { cycleRuleSchema } from './cycle';
import { commoditySchema, currencySchema, tariffSchema } from './tariff';

const storedTariffSchema = z
  .object({
    commodity: commoditySchema,
    tariff: tariffSchema,
    cycle: cycleRuleSchema,
    isDefault: z.boolean().describe('True for the prices of all premises that have none of their own.'),
    savedAt: instant,
  })
  .meta({ id: 'StoredTariff' });

export const tariffsSchema = z.object({
  commodities: z.array(commoditySchema).describe('What the premise has meters of.'),
  tariffs: z.array(storedTariffSchema).describe('At most one for each commodity.'),
  currency: currencySchema.describe('For new prices: that of the others, else of where the premise is.'),
});
