import type { z } from 'zod';
import type { ShiftedMode } from '../domain/compare/compare-mode';
import type { FleetViewPage } from '../domain/fleet/fleet-view-pages';
import type { FleetTableName } from '../domain/fleet/tables';
import type { Granularity } from '../domain/granularity';
import type { MatchList } from './matches';
import { ownPath } from './own-path';
import type { timesParam } from './params';
import type { ListPage, MeterPage, SeriesRequest } from './query-keys';

/** How times are written in a CSV. */
export type TimesStyle = z.infer<typeof timesParam>;

function withQuery(path: string, account: string, values: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, value);
  if (account !== 'home') query.set('account', account);
  const text = query.toString();
  return ownPath(text ? `${path}?${text}` : path);
}

function pageOf(offset: number, limit: number | undefined): Record<string, string | undefined> {
  return {
    offset: offset > 0 ? String(offset) : undefined,
    limit: limit === undefined ? undefined : String(limit),
  };
}

function pageQuery({ q, limit, meter }: MeterPage): Record<string, string | undefined> {
  return { q: q || undefined, meter, limit: limit === undefined ? undefined : String(limit) };
}

export const guestsUrl = () => ownPath('/api/guests');
export const guestUrl = (id: string) => ownPath(`/api/guests/${encodeURIComponent(id)}`);
export const guestVisitUrl = () => ownPath('/api/guest-visit');
export const sessionUrl = () => ownPath('/api/session');
export const siteUrl = () => ownPath('/api/site');
export const diagnosticsUrl = () => ownPath('/api/site/diagnostics');
export const siteSessionUrl = (id: string) => ownPath(`/api/site/sessions/${encodeURIComponent(id)}`);
export const premisesUrl = (account: string, page: ListPage) => withQuery('/api/premises', account, pageQuery(page));
export const premiseUrl = (account: string, premiseId: string, page: MeterPage) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}`, account, pageQuery(page));
export const liveUrl = (account: string, premiseId: string, page: MeterPage) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}/live`, account, pageQuery(page));
export const homeOverviewUrl = (account: string, premiseId: string) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}/overview`, account);
/** The premises, meters or gateways that match a search best. */
export const matchesUrl = (account: string, list: MatchList, page: ListPage) =>
  withQuery(`/api/find/${list}`, account, pageQuery(page));
export const cloudEventsUrl = (account: string) => withQuery('/api/events', account);
export const alertsUrl = (account: string) => withQuery('/api/alerts', account);
export const costsUrl = (account: string, premiseId: string, day: string | undefined) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}/costs`, account, { day });
export const tariffsUrl = (account: string, premise?: string) => withQuery('/api/tariffs', account, { premise });
export const tariffPriceUrl = () => ownPath('/api/tariffs/price');
export const tariffImportUrl = () => ownPath('/api/tariffs/import');
export const tariffCompareUrl = () => ownPath('/api/tariffs/compare');
export const billsUrl = (account: string, premiseId: string) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}/bills`, account);
export const billCheckUrl = (account: string, premiseId: string, billId: string) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}/bills/${encodeURIComponent(billId)}`, account);
export const saveBillUrl = () => ownPath('/api/bills');
export const billUrl = (account: string, billId: string) =>
  withQuery(`/api/bills/${encodeURIComponent(billId)}`, account);
export const backfillUrl = (account: string) => withQuery('/api/backfill', account);
export const accessTokensUrl = () => ownPath('/api/tokens');
export const accessTokenUrl = (id: string) => ownPath(`/api/tokens/${encodeURIComponent(id)}`);
export const budgetUrl = (account: string) => withQuery('/api/budget', account);

export const insightsUrl = (account: string, premiseId: string, meter: string) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}/insights`, account, { meter });

/** Takes the user's own name for a meter. */
export const meterNameUrl = () => ownPath('/api/meters/name');

export const householdUrl = () => ownPath('/api/premises/household');

export function seriesUrl(account: string, request: SeriesRequest): string {
  const { meterId, kind, start, end, granularity, in: unit } = request;
  const query = { kind, start, end, granularity, in: unit };
  return withQuery(`/api/meters/${encodeURIComponent(meterId)}/series`, account, query);
}

/**
 * CSV of one meter's usage, with the same rows as `seriesUrl` for the same range, and with columns that explain each
 * row. `columns` are those that the chart's table has besides usage.
 */
export function usageCsvUrl(
  account: string,
  request: { meterId: string; start: string; end: string; granularity: Granularity; times?: TimesStyle },
  columns: {
    compare?: boolean;
    average?: boolean;
    register?: boolean;
    cost?: boolean;
    compareWith?: ShiftedMode | null;
  } = {},
): string {
  const { meterId, start, end, granularity, times } = request;
  const flag = (on: boolean | undefined) => (on ? 'true' : undefined);
  return withQuery('/api/reports/usage.csv', account, {
    meter: meterId,
    start,
    end,
    granularity,
    times,
    compare: flag(columns.compare),
    average: flag(columns.average),
    register: flag(columns.register),
    cost: flag(columns.cost),
    compareWith: columns.compareWith ?? undefined,
    details: 'true',
  });
}

/** File of a report; `parameters` are the report's own. */
export const reportUrl = (account: string, report: string, format: string, parameters: Record<string, string>) =>
  withQuery(`/api/reports/${report}.${format}`, account, parameters);
/** What a report would cost. */
export const reportCostUrl = (account: string, report: string, parameters: Record<string, string>) =>
  withQuery('/api/reports/cost', account, { report, ...parameters });

/** Reports that run as jobs. */
export const exportsUrl = (account: string, page: ListPage = {}) => withQuery('/api/exports', account, pageQuery(page));
export const exportUrl = (id: string) => ownPath(`/api/exports/${encodeURIComponent(id)}`);
export const exportFileUrl = (id: string) => `${exportUrl(id)}/file`;
export const exportScheduleUrl = (id: string) => ownPath(`/api/exports/schedules/${encodeURIComponent(id)}`);

export const fleetOverviewUrl = (account: string) => withQuery('/api/fleet/overview', account);
export const fleetTrendUrl = (account: string) => withQuery('/api/fleet/trend', account);
export const fleetCohortsUrl = (account: string, until: string | null) =>
  withQuery('/api/fleet/cohorts', account, { until: until ?? undefined });

/** The first lines of a worklist; `search` contains filters and sort order as a query. */
export const worklistUrl = (account: string, search: string, limit?: number, offset = 0) =>
  withSearch(withQuery('/api/fleet/worklist', account, pageOf(offset, limit)), search);
export const worklistCsvUrl = (account: string, search: string) =>
  withSearch(withQuery('/api/fleet/worklist.csv', account), search);
export const workHistoryUrl = (account: string, id: string) =>
  withQuery(`/api/fleet/worklist/${encodeURIComponent(id)}/history`, account);
/** Where a crew goes for the lines that `search` selects. */
export const crewSheetUrl = (account: string, search: string) =>
  withSearch(withQuery('/api/fleet/crew-sheet', account), search);
export const crewSheetCsvUrl = (account: string, search: string) =>
  withSearch(withQuery('/api/fleet/crew-sheet.csv', account), search);

/** The views that the user saved of a page; without a page, where one is saved. */
export const fleetViewsUrl = (account: string, page?: FleetViewPage) =>
  withQuery('/api/fleet/views', account, { page });

/** A page of a fleet table; `search` contains filters and sort order as a query. */
export const fleetRowsUrl = (account: string, list: FleetTableName, search: string, offset: number, limit?: number) =>
  withSearch(withQuery(`/api/fleet/${list}`, account, pageOf(offset, limit)), search);

/** CSV of all rows that match `search`. */
export const fleetRowsCsvUrl = (account: string, list: FleetTableName, search: string) =>
  withSearch(withQuery(`/api/fleet/${list}/rows.csv`, account), search);

/** A premise, meter or gateway of an enterprise. */
export const fleetEntityUrl = (account: string, list: string, id: string, limit?: number) =>
  withQuery(`/api/fleet/${list}/${encodeURIComponent(id)}`, account, pageQuery({ limit }));

/** Readings of a meter's register; `readingsCsvUrl` is the same as CSV. */
export const meterReadingsUrl = (account: string, meterId: string, range: { start: string; end: string }) =>
  withQuery(`/api/fleet/meters/${encodeURIComponent(meterId)}/readings`, account, range);
export const readingsCsvUrl = (account: string, meter: string, { start, end }: { start: string; end: string }) =>
  withQuery('/api/reports/readings.csv', account, { meter, start, end });

/** Grid history; `search` contains gateways, range, limits and neighbors as a query. */
export const gridHistoryUrl = (account: string, search: string) =>
  withSearch(withQuery('/api/fleet/grid/history', account), search);
export const excursionsCsvUrl = (account: string, search: string) =>
  withSearch(withQuery('/api/fleet/grid/excursions.csv', account), search);
export const gridReadingsCsvUrl = (account: string, gateway: string, { start, end }: { start: string; end: string }) =>
  withQuery('/api/reports/grid-readings.csv', account, { gateway, start, end });

function withSearch(path: string, search: string): string {
  if (search === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${search}`;
}
