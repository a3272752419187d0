import type { Granularity, SeriesKind } from '../domain/granularity';

/** One series of a meter: local days `YYYY-MM-DD` of its premise or UTC instants, `end` excluded. */
export interface SeriesRequest {
  meterId: string;
  kind: SeriesKind;
  start: string;
  end: string;
  granularity: Granularity;
}

export const sessionKey = () => ['session'] as const;
export const premisesKey = (account: string) => [account, 'premises'] as const;
export const premiseKey = (account: string, premiseId: string) => [account, 'premise', premiseId] as const;
export const liveKey = (account: string, premiseId: string) => [account, 'live', premiseId] as const;
export const seriesKey = (account: string, { meterId, kind, start, end, granularity }: SeriesRequest) =>
  [account, 'series', meterId, kind, start, end, granularity] as const;
export const budgetKey = (account: string) => [account, 'budget'] as const;
