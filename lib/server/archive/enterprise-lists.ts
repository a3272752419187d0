import type { Answer, Freshness } from '@/lib/domain/answer';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import {
  FULL_PAGE,
  type ListPage,
  type PageOptions,
  partnerGateways,
  partnerMeters,
  partnerPremises,
} from '../copper/partner-lists';
import { joinPremises } from '../copper/to-premise';
import type { AskOptions, Door, UpstreamRequest } from '../upstream/types';
import { enterpriseIdOf } from './enterprise-id';
import { joinFreshness } from './join-freshness';

interface WholeList<T> extends ListPage<T> {
  freshness: [Freshness, ...Freshness[]];
}

/** A million rows: a cloud that never sends a short page must not keep us asking. */
const MOST_PAGES = 1000;

/** What an enterprise has, from its three paged lists. Fails as a whole when a page cannot be had. */
export function createEnterpriseLists(door: Door) {
  async function wholeList<T>(
    account: AccountRef,
    page: (enterpriseId: string, options: PageOptions) => UpstreamRequest<ListPage<T>>,
    ask: AskOptions,
  ): Promise<WholeList<T>> {
    const enterpriseId = enterpriseIdOf(account);
    const next = (number: number) => door.ask(account, page(enterpriseId, { offset: number * FULL_PAGE }), ask);
    const first = await next(0);
    const list: WholeList<T> = { rows: [...first.data.rows], raw: [...first.data.raw], freshness: [first] };
    let full = first.data.rows.length >= FULL_PAGE;
    for (let number = 1; full && number < MOST_PAGES; number += 1) {
      const answer = await next(number);
      list.rows.push(...answer.data.rows);
      list.raw.push(...answer.data.raw);
      list.freshness.push(answer);
      full = answer.data.rows.length >= FULL_PAGE;
    }
    return list;
  }

  async function lists(account: AccountRef, ask: AskOptions) {
    const [premises, meters, gateways] = await Promise.all([
      wholeList(account, partnerPremises, ask),
      wholeList(account, partnerMeters, ask),
      wholeList(account, partnerGateways, ask),
    ]);
    const [first, ...others] = premises.freshness;
    const freshness = joinFreshness([first, ...others, ...meters.freshness, ...gateways.freshness]);
    return { premises, meters, gateways, freshness };
  }

  return {
    async premises(account: AccountRef, ask: AskOptions): Promise<Answer<Premise[]>> {
      const { premises, meters, gateways, freshness } = await lists(account, ask);
      const data = joinPremises({ premises: premises.rows, meters: meters.rows, gateways: gateways.rows });
      return { ...freshness, data };
    },
    /** The rows of the lists as sent. */
    async raw(account: AccountRef, ask: AskOptions): Promise<Answer<Record<string, unknown>>> {
      const { premises, meters, gateways, freshness } = await lists(account, ask);
      return { ...freshness, data: { premises: premises.raw, meters: meters.raw, gateways: gateways.raw } };
    },
  };
}
