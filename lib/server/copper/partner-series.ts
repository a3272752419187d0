import type { Granularity } from '@/lib/domain/granularity';
import type { Span } from '@/lib/domain/series';
import type { UpstreamRequest } from '../ports/door';
import { partnerRoot, pathSegment, queryOf } from './api-path';
import type { MeterRange } from './app-endpoints';
import { type ParsedSeries, parseEnergySeries, parseGridRows, parseRegisterRows, parseUsageSeries } from './to-rows';
import { wireAggregate } from './wire-readings';

type SeriesName = 'usage' | 'baseline-series' | 'average-series';

function meterSeries(
  enterpriseId: string,
  name: SeriesName,
  { meterId, start, end, granularity }: MeterRange,
): UpstreamRequest<ParsedSeries> {
  return {
    endpoint: `partner.${name}`,
    subject: meterId,
    lifetime: 'series',
    path: `${partnerRoot(enterpriseId)}/meter/${pathSegment(meterId)}/${name}`,
    query: queryOf({ granularity, start, end }),
    parse: name === 'usage' ? parseUsageSeries : parseEnergySeries,
  };
}

/** `GET /partner/{enterprise}/meter/{meter}/usage` */
export function partnerUsage(enterpriseId: string, range: MeterRange): UpstreamRequest<ParsedSeries> {
  return meterSeries(enterpriseId, 'usage', range);
}

/** `GET /partner/{enterprise}/meter/{meter}/baseline-series` */
export function partnerBaselineSeries(enterpriseId: string, range: MeterRange): UpstreamRequest<ParsedSeries> {
  return meterSeries(enterpriseId, 'baseline-series', range);
}

/** `GET /partner/{enterprise}/meter/{meter}/average-series` */
export function partnerAverageSeries(enterpriseId: string, range: MeterRange): UpstreamRequest<ParsedSeries> {
  return meterSeries(enterpriseId, 'average-series', range);
}

/** `GET /partner/{enterprise}/meter/{meter}/readings`: every reading of the register; not sorted. */
export function partnerReadings(enterpriseId: string, meterId: string, span: Span): UpstreamRequest<ParsedSeries> {
  return {
    endpoint: 'partner.readings',
    subject: meterId,
    lifetime: 'series',
    path: `${partnerRoot(enterpriseId)}/meter/${pathSegment(meterId)}/readings`,
    query: queryOf({ start: span.start, end: span.end }),
    parse: parseRegisterRows,
  };
}

/** `GET /partner/{enterprise}/grid/readings`: of one gateway, or of all; not sorted, possibly very many. */
export function partnerGridReadings(
  enterpriseId: string,
  span: Span,
  only: { gatewayId?: string } = {},
): UpstreamRequest<ParsedSeries> {
  return {
    endpoint: 'partner.grid-readings',
    ...(only.gatewayId === undefined ? {} : { subject: only.gatewayId }),
    lifetime: 'series',
    path: `${partnerRoot(enterpriseId)}/grid/readings`,
    query: queryOf({ start: span.start, end: span.end, gateway_id: only.gatewayId }),
    parse: parseGridRows,
  };
}

/** `GET /partner/{enterprise}/aggregate/usage`: totals of all meters of a type; 404 for a type without meters. */
export function partnerAggregateUsage(
  enterpriseId: string,
  range: Span & { granularity: Granularity; meterType: string },
): UpstreamRequest<{ meterCount: number | null; sum: number | null }> {
  return {
    endpoint: 'partner.aggregate-usage',
    subject: range.meterType,
    lifetime: 'series',
    path: `${partnerRoot(enterpriseId)}/aggregate/usage`,
    query: queryOf({
      granularity: range.granularity,
      start: range.start,
      end: range.end,
      meter_type: range.meterType,
    }),
    parse: (json) => {
      const { meter_count, sum_energy } = wireAggregate.parse(json);
      return { meterCount: meter_count, sum: sum_energy };
    },
  };
}
