import type { Freshness } from '@/lib/domain/answer';
import type { AccountRef } from '../account';
import { type LinkedPage, partnerBulk, partnerGridLatest } from '../copper/partner-lists';
import { partnerAggregateUsage } from '../copper/partner-series';
import { AppError } from '../errors';
import type { Archive } from '../ports/archive';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import { joinFreshness } from './join-freshness';

/** A million rows: a list whose pages lead in a circle must not keep us asking. */
const MOST_PAGES = 1000;

/** What an enterprise is told of the present, and of all meters of a type together. Fails as a whole. */
export function createEnterpriseLatest(door: Door): Pick<Archive, 'bulk' | 'gridLatest' | 'aggregateUsage'> {
  async function walk<T>(account: AccountRef, first: UpstreamRequest<LinkedPage<T>>, ask: RequestOptions) {
    let answer = await door.fetch(account, first, ask);
    const data = [...answer.data.readings];
    const freshness: [Freshness, ...Freshness[]] = [answer];
    for (let page = 1; answer.data.next && page < MOST_PAGES; page += 1) {
      answer = await door.fetch(account, answer.data.next, ask);
      data.push(...answer.data.readings);
      freshness.push(answer);
    }
    return { ...joinFreshness(freshness), data };
  }

  return {
    async bulk(account, ask) {
      const answer = await walk(account, partnerBulk(enterpriseIdOf(account)), ask);
      return { ...answer, data: lastOfEach(answer.data, ({ meterId }) => meterId) };
    },

    async gridLatest(account, ask) {
      const answer = await walk(account, partnerGridLatest(enterpriseIdOf(account)), ask);
      return { ...answer, data: lastOfEach(answer.data, ({ gatewayId }) => gatewayId) };
    },

    async aggregateUsage(account, query, ask) {
      try {
        return await door.fetch(account, partnerAggregateUsage(enterpriseIdOf(account), query), ask);
      } catch (error) {
        // The cloud's way of saying that no meter of this type counts in that time.
        if (error instanceof AppError && error.code === 'not_found') return null;
        throw error;
      }
    },
  };
}

/** One row for each id, where pages overlap; the last one wins. */
function lastOfEach<T>(rows: readonly T[], idOf: (row: T) => string | null): T[] {
  return [...new Map(rows.map((row, place) => [idOf(row) ?? place, row])).values()];
}
