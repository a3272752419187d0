import { z } from 'zod';
import type { CompactSeries } from '../domain/compact-series';
import { accountParam, dayOrInstantParam, granularityParam, idParam, kindParam } from './params';

export const seriesParams = z.object({
  account: accountParam,
  meterId: idParam,
  kind: kindParam.default('usage'),
  start: dayOrInstantParam,
  end: dayOrInstantParam,
  granularity: granularityParam.default('hour'),
  in: z
    .literal('money', { error: 'Give money, or leave it out.' })
    .optional()
    .describe(
      '`money`: costs by the prices of the premise in place of amounts, without charges that do not depend on use. Without prices, a series without intervals.',
    ),
});
export type SeriesParams = z.infer<typeof seriesParams>;

export type SeriesData = CompactSeries;
