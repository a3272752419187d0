import { z } from 'zod';
import { accountParam, dayOrInstantParam, granularityParam, idParam, timesParam } from './params';

export const usageReportParams = z.object({
  account: accountParam,
  meter: idParam,
  start: dayOrInstantParam,
  end: dayOrInstantParam,
  granularity: granularityParam.default('hour'),
  times: timesParam,
});
export type UsageReportParams = z.infer<typeof usageReportParams>;

export const accountReportParams = z.object({ account: accountParam });
export type AccountReportParams = z.infer<typeof accountReportParams>;

export const insightsReportParams = z.object({
  account: accountParam,
  meter: idParam.optional(),
  start: dayOrInstantParam,
  end: dayOrInstantParam,
  granularity: granularityParam.default('bihour'),
  times: timesParam,
});
export type InsightsReportParams = z.infer<typeof insightsReportParams>;
