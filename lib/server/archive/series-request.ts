import type { AccountRef } from '../account';
import { appAverageSeries, appBaselineSeries, appUsage } from '../copper/app-endpoints';
import {
  partnerAverageSeries,
  partnerBaselineSeries,
  partnerGridReadings,
  partnerReadings,
  partnerUsage,
} from '../copper/partner-series';
import { AppError } from '../errors';
import type { UpstreamRequest } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import type { RangeQuery, WireSeries } from './range.types';

const APP = { usage: appUsage, baseline: appBaselineSeries, average: appAverageSeries };
const PARTNER = { usage: partnerUsage, baseline: partnerBaselineSeries, average: partnerAverageSeries };

/** Readings arrive up to this late. Until then a range is fetched again. */
const SETTLED_AFTER_MS = 48 * 3_600_000;

/** Returns the request for a range, on the account's side of the API. `now` in milliseconds. */
export function seriesRequest(account: AccountRef, query: RangeQuery, now: number): UpstreamRequest<WireSeries> {
  return archivedRequest(requestOf(account, query), query.end, now);
}

/** Returns a request whose answer the archive stores. `end` is the end of its range, `now` in milliseconds. */
export function archivedRequest<T>(request: UpstreamRequest<T>, end: string, now: number): UpstreamRequest<T> {
  const lifetime = Date.parse(end) > now - SETTLED_AFTER_MS ? 'settling' : request.lifetime;
  return { ...request, lifetime, archived: true };
}

function requestOf(account: AccountRef, query: RangeQuery): UpstreamRequest<WireSeries> {
  const { meterId, start, end, granularity, kind } = query;
  if (kind === 'readings' || kind === 'grid' || granularity === 'none') {
    if (account.kind === 'home') {
      throw new AppError('not_found', {
        userMessage: 'Copper provides register and grid readings to enterprises only.',
      });
    }
    const span = { start, end };
    const enterpriseId = enterpriseIdOf(account);
    return kind === 'grid'
      ? partnerGridReadings(enterpriseId, span, { gatewayId: meterId })
      : partnerReadings(enterpriseId, meterId, span);
  }
  const range = { meterId, start, end, granularity };
  return account.kind === 'home' ? APP[kind](range) : PARTNER[kind](enterpriseIdOf(account), range);
}
