import type { AccountRef } from '../account';
import { appInstant } from '../copper/app-endpoints';
import {
  FULL_PAGE,
  type LinkedPage,
  partnerBulk,
  partnerGatewayHistory,
  partnerGateways,
  partnerGridLatest,
  partnerPremises,
} from '../copper/partner-lists';
import { partnerAggregateUsage } from '../copper/partner-series';
import type { Archive } from '../ports/archive';
import type { Door, UpstreamRequest } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import { historiesNotBefore } from './gateway-histories';

/**
 * Returns a function that counts the requests of a list, from what is stored. How many pages a list has is known from
 * its last answer, however old; before the first one it is expected from the rows the caller knows of.
 */
export function createListCost(door: Pick<Door, 'peek'>): Archive['listCost'] {
  async function single(account: AccountRef, request: UpstreamRequest<unknown>, acceptAgeSeconds?: number) {
    return (await door.peek(account, request, { acceptAgeSeconds })).sends ? 1 : 0;
  }

  async function linkedPages<T>(account: AccountRef, first: UpstreamRequest<LinkedPage<T>>, expectedRows: number) {
    let requests = 0;
    let pages = 0;
    for (let page: UpstreamRequest<LinkedPage<T>> | null = first; page; ) {
      const { data, sends }: { data: LinkedPage<T> | null; sends: boolean } = await door.peek(account, page);
      pages += 1;
      if (sends) requests += 1;
      if (!data) return requests + Math.max(0, Math.ceil(expectedRows / FULL_PAGE) - pages);
      page = data.next;
    }
    return requests;
  }

  /** A page with users has as many rows as the same page without them. */
  async function premisesWithUsers(account: AccountRef) {
    const enterpriseId = enterpriseIdOf(account);
    let requests = 0;
    for (let offset = 0; ; offset += FULL_PAGE) {
      const withUsers = await door.peek(account, partnerPremises(enterpriseId, { offset, withUsers: true }));
      if (withUsers.sends) requests += 1;
      const page = withUsers.data ?? (await door.peek(account, partnerPremises(enterpriseId, { offset }))).data;
      if (!page || page.rows.length < FULL_PAGE) return requests;
    }
  }

  /** Histories have at most as many pages as the list of gateways, which is stored by the time a cost is asked for. */
  async function gatewayHistories(account: AccountRef) {
    const enterpriseId = enterpriseIdOf(account);
    const pages: { rows: number; asOf: number }[] = [];
    for (let full = true; full; ) {
      const page = await door.peek(account, partnerGateways(enterpriseId, { offset: pages.length * FULL_PAGE }));
      const rows = page.data?.rows.length ?? 0;
      pages.push({ rows, asOf: page.asOf ?? 0 });
      full = rows === FULL_PAGE;
    }
    const notBefore = historiesNotBefore(pages.map(({ asOf }) => asOf));
    let requests = 0;
    for (let index = 0; ; index += 1) {
      const request = partnerGatewayHistory(enterpriseId, { offset: index * FULL_PAGE });
      const { data, sends } = await door.peek(account, request, { notBefore });
      if (sends) requests += 1;
      if ((data?.rows.length ?? pages[index]?.rows ?? 0) < FULL_PAGE) return requests;
    }
  }

  return async (account, query) => {
    if (query.list === 'users') return premisesWithUsers(account);
    if (query.list === 'gatewayHistories') return gatewayHistories(account);
    if (query.list === 'live') return single(account, appInstant(query.premiseId), query.acceptAgeSeconds);
    const enterpriseId = enterpriseIdOf(account);
    if (query.list === 'aggregate') return single(account, partnerAggregateUsage(enterpriseId, query));
    return query.list === 'bulk'
      ? linkedPages(account, partnerBulk(enterpriseId), query.expectedRows)
      : linkedPages(account, partnerGridLatest(enterpriseId), query.expectedRows);
  };
}
