import type { CloudEvent, CloudForecast } from '@/lib/domain/cloud-reports';
import type { Granularity } from '@/lib/domain/granularity';
import type { LiveReading, Premise } from '@/lib/domain/premise';
import type { Span } from '@/lib/domain/series';
import type { UpstreamRequest } from '../ports/door';
import { APP_ROOT, pathSegment, queryOf } from './api-path';
import { toCloudEvents, toCloudForecasts } from './to-cloud-reports';
import { toPremise } from './to-premise';
import { toLiveReadings } from './to-readings';
import { type ParsedSeries, parseEnergySeries, parseUsageSeries } from './to-rows';
import { wireAppState } from './wire-devices';
import { wireInstantAnswer } from './wire-readings';

/** A range of a meter's series. */
export interface MeterRange extends Span {
  meterId: string;
  granularity: Granularity;
}

/** A home account: its premises, and the answer as sent. */
export interface AppState {
  premises: Premise[];
  raw: Record<string, unknown>;
  /** The same, item by item, as sent. */
  items: Record<'premises' | 'meters' | 'gateways', { id: string; raw: unknown }[]>;
}

/** `GET /app/state` */
export function appState(): UpstreamRequest<AppState> {
  return {
    endpoint: 'app.state',
    lifetime: 'list',
    path: `${APP_ROOT}/state`,
    query: [],
    parse: (json) => {
      const { premise_list } = wireAppState.parse(json);
      // Loose objects keep every field, so a parsed row has everything that was sent.
      const toItem = (raw: { id: string }) => ({ id: raw.id, raw });
      return {
        premises: premise_list.map((premise) => toPremise(premise, premise.meter_list, premise.gateway_list)),
        raw: json as Record<string, unknown>,
        items: {
          premises: premise_list.map(toItem),
          meters: premise_list.flatMap(({ meter_list }) => meter_list.map(toItem)),
          gateways: premise_list.flatMap(({ gateway_list }) => gateway_list.map(toItem)),
        },
      };
    },
  };
}

/** `GET /app/instant/{premise}`: the current rate of each meter. */
export function appInstant(premiseId: string): UpstreamRequest<LiveReading[]> {
  return {
    endpoint: 'app.instant',
    subject: premiseId,
    lifetime: 'live',
    path: `${APP_ROOT}/instant/${pathSegment(premiseId)}`,
    query: [],
    parse: (json) => toLiveReadings(wireInstantAnswer.parse(json)),
  };
}

/** `GET /app/usage/{meter}`; `include_start` includes the interval at `start`. */
export function appUsage({ meterId, start, end, granularity }: MeterRange): UpstreamRequest<ParsedSeries> {
  return {
    endpoint: 'app.usage',
    subject: meterId,
    lifetime: 'series',
    path: `${APP_ROOT}/usage/${pathSegment(meterId)}`,
    query: queryOf({ start, end, granularity, include_start: true }),
    parse: parseUsageSeries,
  };
}

/** `GET /app/baseline-series/{meter}`: the typical usage of this meter. */
export function appBaselineSeries(range: MeterRange): UpstreamRequest<ParsedSeries> {
  return energyRequest('baseline-series', range);
}

/** `GET /app/average-series/{meter}`: the average of comparable homes. */
export function appAverageSeries(range: MeterRange): UpstreamRequest<ParsedSeries> {
  return energyRequest('average-series', range);
}

function energyRequest(
  name: 'baseline-series' | 'average-series',
  { meterId, start, end, granularity }: MeterRange,
): UpstreamRequest<ParsedSeries> {
  return {
    endpoint: `app.${name}`,
    subject: meterId,
    lifetime: 'series',
    path: `${APP_ROOT}/${name}/${pathSegment(meterId)}`,
    query: queryOf({ start, end, granularity }),
    parse: parseEnergySeries,
  };
}

/** `GET /app/usage/forecast` */
export function appForecast(premiseId: string): UpstreamRequest<CloudForecast[]> {
  return {
    endpoint: 'app.forecast',
    subject: premiseId,
    lifetime: 'list',
    path: `${APP_ROOT}/usage/forecast`,
    query: queryOf({ premise_id: premiseId }),
    parse: toCloudForecasts,
  };
}

/** `GET /app/notification/history`, the newest events only. */
export function appNotifications(premiseId: string, limit: number): UpstreamRequest<CloudEvent[]> {
  return {
    endpoint: 'app.notifications',
    subject: premiseId,
    lifetime: 'list',
    path: `${APP_ROOT}/notification/history`,
    query: queryOf({ premise_id: premiseId, limit, offset: 0, include_channels: 'events' }),
    parse: toCloudEvents,
  };
}
