import type { z } from 'zod';
import type { GridReading, LatestReading } from '@/lib/domain/readings';
import type { UpstreamRequest } from '../ports/door';
import { nextTarget, partnerRoot, type Query, queryOf } from './api-path';
import { toBulkReadings, toGridReadings } from './to-readings';
import {
  type WireGateway,
  type WireMeter,
  type WirePremise,
  wireGateway,
  wireMeter,
  wirePremise,
} from './wire-devices';
import { type WireGatewayHistory, wireBulk, wireGatewayHistory, wireGridLatest } from './wire-readings';
import { wireRows } from './wire-values';

/** The page size. A page with this many rows may have a next one. */
export const FULL_PAGE = 1000;

/** The parsed rows of one page, and the rows as sent. */
export interface ListPage<T> {
  rows: T[];
  raw: unknown[];
}

export interface PageOptions {
  offset: number;
  withHistory?: boolean;
  withUsers?: boolean;
}

function listRequest<T>(
  enterpriseId: string,
  name: string,
  query: Query,
  row: z.ZodType<T>,
): UpstreamRequest<ListPage<T>> {
  const rows = wireRows(row);
  return {
    endpoint: `partner.${name}`,
    lifetime: 'list',
    path: `${partnerRoot(enterpriseId)}/${name}`,
    query,
    parse: (json) => ({ rows: rows.parse(json), raw: (json as unknown[] | null) ?? [] }),
  };
}

function pageQuery({ offset, withHistory, withUsers }: PageOptions): Query {
  return queryOf({ limit: FULL_PAGE, offset, with_history: withHistory, with_users: withUsers });
}

/** `GET /partner/{enterprise}/meter` */
export function partnerMeters(enterpriseId: string, page: PageOptions): UpstreamRequest<ListPage<WireMeter>> {
  return listRequest(enterpriseId, 'meter', pageQuery(page), wireMeter);
}

/** `GET /partner/{enterprise}/premise` */
export function partnerPremises(enterpriseId: string, page: PageOptions): UpstreamRequest<ListPage<WirePremise>> {
  return listRequest(enterpriseId, 'premise', pageQuery(page), wirePremise);
}

/** `GET /partner/{enterprise}/gateway`. It has no state changes, see `partnerGatewayHistory`. */
export function partnerGateways(
  enterpriseId: string,
  { offset }: Pick<PageOptions, 'offset'>,
): UpstreamRequest<ListPage<WireGateway>> {
  return listRequest(enterpriseId, 'gateway', pageQuery({ offset, withHistory: false }), wireGateway);
}

/** `GET /partner/{enterprise}/gateway/history`: state changes of the gateways that have any. */
export function partnerGatewayHistory(
  enterpriseId: string,
  { offset }: Pick<PageOptions, 'offset'>,
): UpstreamRequest<ListPage<WireGatewayHistory>> {
  const request = listRequest(enterpriseId, 'gateway/history', pageQuery({ offset }), wireGatewayHistory);
  return { ...request, endpoint: 'partner.gateway-history' };
}

/** A page of a list that links to its next page; null after the last. */
export interface LinkedPage<T> {
  readings: T[];
  next: UpstreamRequest<LinkedPage<T>> | null;
}

function linkedPage<T>(
  root: string,
  endpoint: string,
  target: { path: string; query: Query },
  read: (json: unknown) => { readings: T[]; next?: string | null },
): UpstreamRequest<LinkedPage<T>> {
  return {
    endpoint,
    lifetime: 'live',
    ...target,
    parse: (json) => {
      const { readings, next } = read(json);
      return { readings, next: next ? linkedPage(root, endpoint, nextTarget(next, root), read) : null };
    },
  };
}

/** `GET /partner/{enterprise}/bulk`: last register of each meter heard recently. */
export function partnerBulk(enterpriseId: string): UpstreamRequest<LinkedPage<LatestReading>> {
  const root = partnerRoot(enterpriseId);
  return linkedPage(root, 'partner.bulk', { path: `${root}/bulk`, query: [] }, (json) => {
    const wire = wireBulk.parse(json);
    return { readings: toBulkReadings(wire), next: wire.next };
  });
}

/** `GET /partner/{enterprise}/grid/latest`: last voltage and frequency of each gateway. */
export function partnerGridLatest(enterpriseId: string): UpstreamRequest<LinkedPage<GridReading>> {
  const root = partnerRoot(enterpriseId);
  return linkedPage(root, 'partner.grid-latest', { path: `${root}/grid/latest`, query: [] }, (json) => {
    const wire = wireGridLatest.parse(json);
    return { readings: toGridReadings(wire.results), next: wire.next };
  });
}
