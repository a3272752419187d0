import { z } from 'zod';
import { accountParam } from './params';
import { currencySchema } from './schemas/tariff';
import type { importedTariffSchema } from './schemas/tariff-import';

export const IMPORT_FORMATS = ['urdb', 'octopus', 'csv', 'copper'] as const;

export const importTariffBody = z.strictObject({
  account: accountParam,
  format: z
    .enum(IMPORT_FORMATS)
    .describe(
      'urdb: a JSON file of OpenEI’s rate database. octopus: an answer of Octopus Energy’s API. csv: start,end,price. copper: a tariff of this site.',
    ),
  text: z.string().min(1, 'The file is empty.').max(1_900_000, 'The file is too large.').describe('The file.'),
  currency: currencySchema.default('USD').describe('Of a csv.'),
});
export type ImportTariffInput = z.infer<typeof importTariffBody>;

export type ImportedTariffData = z.infer<typeof importedTariffSchema>;
