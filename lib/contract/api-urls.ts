import type { Granularity } from '../domain/granularity';
import type { SeriesRequest } from './query-keys';

/** How times are written in a CSV: the premise's clock, the same with its UTC offset, or UTC. */
export type TimesStyle = 'local' | 'offset' | 'utc';

function withQuery(path: string, account: string, values: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, value);
  if (account !== 'home') query.set('account', account);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export const sessionUrl = () => '/api/session';
export const premisesUrl = (account: string) => withQuery('/api/premises', account);
export const premiseUrl = (account: string, premiseId: string) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}`, account);
export const liveUrl = (account: string, premiseId: string) =>
  withQuery(`/api/premises/${encodeURIComponent(premiseId)}/live`, account);
export const budgetUrl = (account: string) => withQuery('/api/budget', account);

export function seriesUrl(account: string, { meterId, kind, start, end, granularity }: SeriesRequest): string {
  return withQuery(`/api/meters/${encodeURIComponent(meterId)}/series`, account, { kind, start, end, granularity });
}

/** The CSV of one meter's usage: exactly the rows that `seriesUrl` answers for the same range. */
export function usageCsvUrl(
  account: string,
  request: { meterId: string; start: string; end: string; granularity: Granularity; times?: TimesStyle },
): string {
  const { meterId, start, end, granularity, times } = request;
  return withQuery('/api/reports/usage.csv', account, { meter: meterId, start, end, granularity, times });
}

export const accountJsonUrl = (account: string) => withQuery('/api/reports/account.json', account);
export const accountCsvUrl = (account: string) => withQuery('/api/reports/account.csv', account);

export function insightsCsvUrl(
  account: string,
  request: { start: string; end: string; granularity?: Granularity; meterId?: string; times?: TimesStyle },
): string {
  const { start, end, granularity, meterId, times } = request;
  return withQuery('/api/reports/insights.csv', account, { meter: meterId, start, end, granularity, times });
}
