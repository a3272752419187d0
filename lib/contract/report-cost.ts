import { z } from 'zod';
import type { costSchema } from './schemas/account';

/** The report's name and, if its formats differ in cost, the format; the other parameters are the report's own. */
export const reportCostParams = z.looseObject({
  report: z.string({ error: 'Give the name of a report.' }),
  format: z.string().optional(),
});

/** What a report would cost. */
export type ReportCostData = z.infer<typeof costSchema>;
