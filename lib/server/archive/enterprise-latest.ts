import type { Freshness } from '@/lib/domain/answer';
import { joinFreshness } from '@/lib/domain/join-freshness';
import type { AccountRef } from '../account';
import { type LinkedPage, partnerBulk, partnerGridLatest } from '../copper/partner-lists';
import { partnerAggregateUsage } from '../copper/partner-series';
import { AppError } from '../errors';
import type { Archive } from '../ports/archive';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';

/** A million rows. Stops the loop for pages that link to each other in a circle. */
const MAX_PAGES = 1000;

/** Returns the readers of an enterprise's latest readings and totals. Each throws when any page cannot be had. */
export function createEnterpriseLatest(door: Door): Pick<Archive, 'bulk' | 'gridLatest' | 'aggregateUsage'> {
  async function fetchPages<T>(account: AccountRef, first: UpstreamRequest<LinkedPage<T>>, options: RequestOptions) {
    let answer = await door.fetch(account, first, options);
    const data = [...answer.data.readings];
    const freshness: [Freshness, ...Freshness[]] = [answer];
    for (let page = 1; answer.data.next && page < MAX_PAGES; page += 1) {
      answer = await door.fetch(account, answer.data.next, options);
      data.push(...answer.data.readings);
      freshness.push(answer);
    }
    return { ...joinFreshness(freshness), data };
  }

  return {
    async bulk(account, options) {
      const answer = await fetchPages(account, partnerBulk(enterpriseIdOf(account)), options);
      return { ...answer, data: lastOfEach(answer.data, ({ meterId }) => meterId) };
    },

    async gridLatest(account, options) {
      const answer = await fetchPages(account, partnerGridLatest(enterpriseIdOf(account)), options);
      return { ...answer, data: lastOfEach(answer.data, ({ gatewayId }) => gatewayId) };
    },

    async aggregateUsage(account, query, options) {
      try {
        return await door.fetch(account, partnerAggregateUsage(enterpriseIdOf(account), query), options);
      } catch (error) {
        // The cloud answers 404 where no meter of the type counts in that time.
        if (error instanceof AppError && error.code === 'not_found') return null;
        throw error;
      }
    },
  };
}

/** Returns one row per id, the last one, since pages may overlap. Rows without an id all stay. */
function lastOfEach<T>(rows: readonly T[], idOf: (row: T) => string | null): T[] {
  return [...new Map(rows.map((row, index) => [idOf(row) ?? index, row])).values()];
}
