import { z } from 'zod';
import type { costSchema } from './schemas/account';

/** The report's name; the other parameters are the report's own. */
export const reportCostParams = z.looseObject({ report: z.string({ error: 'Give the name of a report.' }) });

/** What a report would cost. */
export type ReportCostData = z.infer<typeof costSchema>;
