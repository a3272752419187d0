import { z } from 'zod';
import type { RequestCost } from '../domain/cost-text';

/** Which report; the rest are the report's own parameters. */
export const reportCostParams = z.looseObject({ report: z.string({ error: 'Give the name of a report.' }) });

/** What a report would cost; `asJob` where that is more than a page may take, so that it is made as a job. */
export interface ReportCostData extends RequestCost {
  asJob: boolean;
}
