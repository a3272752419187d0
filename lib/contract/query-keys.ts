import type { SeriesParams } from './series';

/** One series of a meter: local days `YYYY-MM-DD` of its premise or UTC instants, `end` excluded. */
export type SeriesRequest = Omit<SeriesParams, 'account'>;

export const sessionKey = () => ['session'] as const;
export const premisesKey = (account: string) => [account, 'premises'] as const;
export const premiseKey = (account: string, premiseId: string) => [account, 'premise', premiseId] as const;
export const liveKey = (account: string, premiseId: string) => [account, 'live', premiseId] as const;
export const seriesKey = (account: string, { meterId, kind, start, end, granularity }: SeriesRequest) =>
  [account, 'series', meterId, kind, start, end, granularity] as const;
export const reportCostKey = (account: string, report: string, parameters: Record<string, string>) =>
  [account, 'report cost', report, parameters] as const;
export const exportsKey = (account: string) => [account, 'exports'] as const;
export const backfillKey = (account: string) => [account, 'backfill'] as const;
export const accessTokensKey = () => ['access tokens'] as const;
export const budgetKey = (account: string) => [account, 'budget'] as const;
export const fleetOverviewKey = (account: string) => [account, 'fleet', 'overview'] as const;
export const fleetRowsKey = (account: string, list: string, search: string, offset: number) =>
  [account, 'fleet', list, search, offset] as const;
export const fleetCohortsKey = (account: string) => [account, 'fleet', 'cohorts'] as const;
export const fleetEntityKey = (account: string, list: string, id: string) =>
  [account, 'fleet', 'entity', list, id] as const;
export const meterReadingsKey = (account: string, meterId: string, { start, end }: { start: string; end: string }) =>
  [account, 'fleet', 'readings', meterId, start, end] as const;
export const gridHistoryKey = (account: string, search: string) => [account, 'fleet', 'grid history', search] as const;
