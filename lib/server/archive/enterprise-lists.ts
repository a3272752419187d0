import type { Answer, Freshness } from '@/lib/domain/answer';
import type { DeviceStates } from '@/lib/domain/device-states';
import { joinFreshness } from '@/lib/domain/join-freshness';
import type { Premise } from '@/lib/domain/premise';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '../account';
import { runInSlices } from '../concurrency/run-in-slices';
import {
  type ListPage,
  type PageOptions,
  partnerGateways,
  partnerMeters,
  partnerPremises,
} from '../copper/partner-lists';
import { emailsOf, joinFleet, joinPremises } from '../copper/to-premise';
import { changesOf, gatewayChanges, toGatewayStates, toMeterStates } from '../copper/to-states';
import type { FleetAnswer } from '../ports/archive';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import { fetchPages, type PagedList } from './fetch-pages';
import { fetchGatewayHistories } from './gateway-histories';
import type { FullLists, ListItem } from './lists/list-items';
import type { ListRecorder } from './lists/list-recorder';

/** A complete list. */
interface FullList<T> extends PagedList<T> {
  freshness: [Freshness, ...Freshness[]];
}

interface Include {
  withUsers?: true;
  histories?: 'required' | 'optional';
}

/**
 * Returns the readers of an enterprise's paged lists: premises, meters, gateways and, where requested, the gateways' state
 * histories. Each of them throws when any page of the first three cannot be had.
 */
export function createEnterpriseLists(door: Door, recorder: ListRecorder) {
  async function fetchList<T>(
    account: AccountRef,
    page: (enterpriseId: string, options: PageOptions) => UpstreamRequest<ListPage<T>>,
    pageOptions: Omit<PageOptions, 'offset'>,
    options: RequestOptions,
  ): Promise<FullList<T>> {
    const enterpriseId = enterpriseIdOf(account);
    const fetchPage = (offset: number) => door.fetch(account, page(enterpriseId, { ...pageOptions, offset }), options);
    const list: PagedList<T> = { rows: [], raw: [], freshness: [] };
    await fetchPages(fetchPage, ({ data, ...freshness }) => {
      list.rows.push(...data.rows);
      list.raw.push(...data.raw);
      list.freshness.push(freshness);
    });
    return list as FullList<T>;
  }

  async function fetchGateways(account: AccountRef, histories: Include['histories'], options: RequestOptions) {
    const gateways = await fetchList(account, partnerGateways, {}, options);
    return {
      gateways,
      read: histories ? await fetchGatewayHistories(door, account, gateways, histories, options) : null,
    };
  }

  async function fetchLists(account: AccountRef, options: RequestOptions, { withUsers, histories }: Include = {}) {
    // Meters always come with their state changes, so that the answers for one page of ours can be used for all others.
    const [premises, meters, { gateways, read }] = await Promise.all([
      fetchList(account, partnerPremises, { withUsers }, options),
      fetchList(account, partnerMeters, { withHistory: true }, options),
      fetchGateways(account, histories, options),
    ]);
    const [first, ...others] = premises.freshness;
    const parts = [...others, ...meters.freshness, ...gateways.freshness, ...(read?.freshness ?? [])];
    const joined = joinFreshness([first, ...parts]);
    const gatewayChangesOf = await runInSlices(gatewayChanges(read?.rows ?? [], read?.complete ?? false));
    const hasHistories = read?.complete ?? false;
    if (joined.source !== 'stale') {
      const items = function* (): Slices<FullLists> {
        return {
          premise: yield* itemsOf(premises, () => []),
          meter: yield* itemsOf(meters, changesOf),
          gateway: yield* itemsOf(gateways, ({ id }) => gatewayChangesOf(id)),
        };
      };
      recorder.record(account, items, { seenAt: joined.asOf, hasHistories });
    }
    const [history, ...moreHistory] = read?.freshness ?? [];
    const listPages = premises.freshness.length + meters.freshness.length + gateways.freshness.length;
    return {
      premises,
      meters,
      gateways,
      gatewayChangesOf,
      freshness: { ...joined, notice: joined.notice ?? read?.notice ?? null },
      historiesAsOf: history && hasHistories ? joinFreshness([history, ...moreHistory]).asOf : null,
      // Histories that failed take at least one.
      requestsPerRefresh: listPages + (read ? Math.max(1, read.freshness.length) : 0),
    };
  }

  return {
    async premises(account: AccountRef, options: RequestOptions): Promise<Answer<Premise[]>> {
      const { premises, meters, gateways, freshness } = await fetchLists(account, options);
      const rows = { premises: premises.rows, meters: meters.rows, gateways: gateways.rows };
      return { ...freshness, data: await runInSlices(joinPremises(rows)) };
    },
    /** Meters and gateways with their states and the state changes in the cloud's answers. */
    async states(account: AccountRef, options: RequestOptions): Promise<Answer<DeviceStates[]>> {
      const lists = await fetchLists(account, options, { histories: 'required' });
      const meters = await runInSlices(toMeterStates(lists.meters.rows));
      const gateways = await runInSlices(toGatewayStates(lists.gateways.rows, lists.gatewayChangesOf));
      return { ...lists.freshness, data: [...meters, ...gateways] };
    },
    /** Premises with their devices, units and state changes. */
    async fleet(account: AccountRef, include: Include, options: RequestOptions): Promise<FleetAnswer> {
      const lists = await fetchLists(account, options, include);
      const rows = { premises: lists.premises.rows, meters: lists.meters.rows, gateways: lists.gateways.rows };
      const { freshness, historiesAsOf, requestsPerRefresh } = lists;
      const data = await runInSlices(joinFleet(rows, lists.gatewayChangesOf));
      return { ...freshness, data, historiesAsOf, requestsPerRefresh };
    },
    /** The email addresses of each premise's users, by premise id. */
    async emails(account: AccountRef, options: RequestOptions): Promise<Map<string, (string | null)[]>> {
      const { rows } = await fetchList(account, partnerPremises, { withUsers: true }, options);
      return new Map(rows.map((premise) => [premise.id, emailsOf(premise)]));
    },
    /** The rows of the lists as sent. */
    async raw(account: AccountRef, options: RequestOptions): Promise<Answer<Record<string, unknown>>> {
      const { premises, meters, gateways, freshness } = await fetchLists(account, options);
      return { ...freshness, data: { premises: premises.raw, meters: meters.raw, gateways: gateways.raw } };
    },
  };
}

function itemsOf<T extends { id: string }>(
  { rows, raw }: ListPage<T>,
  changes: (row: T) => ListItem['changes'],
): Slices<ListItem[]> {
  return mapInSlices(rows, (row, index) => ({ id: row.id, raw: raw[index], changes: changes(row) }));
}
