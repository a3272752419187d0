import type { AccountRef } from '../account';
import { appAverageSeries, appBaselineSeries, appUsage } from '../copper/app-endpoints';
import { partnerAverageSeries, partnerBaselineSeries, partnerUsage } from '../copper/partner-series';
import type { UpstreamRequest } from '../upstream/types';
import { enterpriseIdOf } from './enterprise-id';
import type { RangeQuery, WireSeries } from './range.types';

const APP = { usage: appUsage, baseline: appBaselineSeries, average: appAverageSeries };
const PARTNER = { usage: partnerUsage, baseline: partnerBaselineSeries, average: partnerAverageSeries };

/** Readings arrive up to this late: until then a range is asked for again. */
const SETTLED_AFTER_MS = 48 * 3_600_000;

/** The request that brings a range of a series, on the account's side of the API. `now` in milliseconds. */
export function seriesRequest(account: AccountRef, query: RangeQuery, now: number): UpstreamRequest<WireSeries> {
  const { meterId, start, end, granularity, kind } = query;
  const range = { meterId, start, end, granularity };
  const request = account.kind === 'home' ? APP[kind](range) : PARTNER[kind](enterpriseIdOf(account), range);
  const lifetime = Date.parse(end) > now - SETTLED_AFTER_MS ? 'settling' : request.lifetime;
  return { ...request, lifetime, archived: true };
}
