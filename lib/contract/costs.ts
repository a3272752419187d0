import { z } from 'zod';
import { accountParam, dayParam } from './params';
import type { costsSchema } from './schemas/costs';

export const costsParams = z.object({
  account: accountParam,
  premiseId: z.string().min(1),
  day: dayParam.optional().describe('Any local day of the bills. Default: today.'),
});
export type CostsParams = z.infer<typeof costsParams>;

export type CostsData = z.infer<typeof costsSchema>;
export type CommodityCostsData = CostsData['costs'][number];
