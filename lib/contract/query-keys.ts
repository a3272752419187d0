import type { SeriesParams } from './series';

/** One series of a meter: local days `YYYY-MM-DD` of its premise or UTC instants, `end` excluded. */
export type SeriesRequest = Omit<SeriesParams, 'account'>;

/** What is shown of a list: what matches `q`, the first `limit` of it; by default as much as our API returns. */
export interface ListPage {
  q?: string;
  limit?: number;
}

/** Which meters of a premise are shown; `meter`: only the one with this id. */
export interface MeterPage extends ListPage {
  meter?: string;
}

export const guestsKey = () => ['guests'] as const;
export const sessionKey = () => ['session'] as const;
export const premisesKey = (account: string, page: ListPage) => [account, 'premises', page] as const;
export const premiseKey = (account: string, premiseId: string, page: MeterPage = {}) =>
  [account, 'premise', premiseId, page] as const;
export const liveKey = (account: string, premiseId: string, page: MeterPage = {}) =>
  [account, 'live', premiseId, page] as const;
export const homeOverviewKey = (account: string, premiseId: string) => [account, 'overview', premiseId] as const;
export const seriesKey = (account: string, { meterId, kind, start, end, granularity, in: unit }: SeriesRequest) =>
  [account, 'series', meterId, kind, start, end, granularity, ...(unit ? [unit] : [])] as const;
export const insightsKey = (account: string, premiseId: string, meterId: string) =>
  [account, 'insights', premiseId, meterId] as const;
export const matchesKey = (account: string, list: string, page: ListPage) => [account, 'matches', list, page] as const;
export const reportCostKey = (account: string, report: string, parameters: Record<string, string>) =>
  [account, 'report cost', report, parameters] as const;
/** Without a page: of all pages. */
export const exportsKey = (account: string, ...page: ListPage[]) => [account, 'exports', ...page] as const;
export const cloudEventsKey = (account: string) => [account, 'events'] as const;
export const alertsKey = (account: string) => [account, 'alerts'] as const;
/** Without a day: of all days. */
export const costsKey = (account: string, premiseId: string, ...day: (string | null)[]) =>
  [account, 'costs', premiseId, ...day] as const;
/** Null: of the account’s own prices, which premises without prices have. */
export const tariffsKey = (account: string, premiseId: string | null) => [account, 'tariffs', premiseId] as const;
export const billsKey = (account: string, premiseId: string) => [account, 'bills', premiseId] as const;
export const billCheckKey = (account: string, premiseId: string, billId: string) =>
  [account, 'bill', premiseId, billId] as const;
export const backfillKey = (account: string) => [account, 'backfill'] as const;
export const siteKey = () => ['site'] as const;
export const accessTokensKey = () => ['access tokens'] as const;
export const budgetKey = (account: string) => [account, 'budget'] as const;
export const fleetOverviewKey = (account: string) => [account, 'fleet', 'overview'] as const;
export const fleetRowsKey = (account: string, list: string, search: string, offset: number) =>
  [account, 'fleet', list, search, offset] as const;
/** Without a search: of all searches. */
export const worklistKey = (account: string, ...of: [] | [search: string, limit: number]) =>
  [account, 'fleet', 'worklist', ...of] as const;
export const workHistoryKey = (account: string, id: string) => [account, 'fleet', 'work history', id] as const;
export const fleetViewsKey = (account: string, page: string) => [account, 'fleet', 'views', page] as const;
export const crewSheetKey = (account: string, search: string) => [account, 'fleet', 'crew sheet', search] as const;
export const fleetAreasKey = (account: string) => [account, 'fleet', 'all areas'] as const;
export const fleetTrendKey = (account: string) => [account, 'fleet', 'trend'] as const;
export const fleetCohortsKey = (account: string, until: string | null) => [account, 'fleet', 'cohorts', until] as const;
export const fleetEntityKey = (account: string, list: string, id: string, limit?: number) =>
  [account, 'fleet', 'entity', list, id, limit] as const;
export const meterReadingsKey = (account: string, meterId: string, { start, end }: { start: string; end: string }) =>
  [account, 'fleet', 'readings', meterId, start, end] as const;
export const gridHistoryKey = (account: string, search: string) => [account, 'fleet', 'grid history', search] as const;
