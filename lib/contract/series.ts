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
});
export type SeriesParams = z.infer<typeof seriesParams>;

export type SeriesData = CompactSeries;
