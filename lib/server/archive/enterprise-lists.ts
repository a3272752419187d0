import type { Answer, Freshness } from '@/lib/domain/answer';
import type { DeviceStates } from '@/lib/domain/device-states';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { Premise } from '@/lib/domain/premise';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '../account';
import { runInSlices } from '../concurrency/run-in-slices';
import {
  FULL_PAGE,
  type ListPage,
  type PageOptions,
  partnerGateways,
  partnerMeters,
  partnerPremises,
} from '../copper/partner-lists';
import { joinFleet, joinPremises } from '../copper/to-premise';
import { changesOf, toGatewayStates, toMeterStates } from '../copper/to-states';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import { joinFreshness } from './join-freshness';
import type { FullLists, ListItem } from './lists/list-items';
import type { ListRecorder } from './lists/list-recorder';

interface FullList<T> extends ListPage<T> {
  freshness: [Freshness, ...Freshness[]];
}

/** A million rows. Stops the loop for a cloud that never sends a short page. */
const MAX_PAGES = 1000;

/** Returns the readers of an enterprise's three paged lists. Each of them throws when any page cannot be had. */
export function createEnterpriseLists(door: Door, recorder: ListRecorder) {
  async function fetchList<T>(
    account: AccountRef,
    page: (enterpriseId: string, options: PageOptions) => UpstreamRequest<ListPage<T>>,
    pageOptions: Omit<PageOptions, 'offset'>,
    options: RequestOptions,
  ): Promise<FullList<T>> {
    const enterpriseId = enterpriseIdOf(account);
    const fetchPage = (number: number) =>
      door.fetch(account, page(enterpriseId, { ...pageOptions, offset: number * FULL_PAGE }), options);
    const first = await fetchPage(0);
    const list: FullList<T> = { rows: [...first.data.rows], raw: [...first.data.raw], freshness: [first] };
    let full = first.data.rows.length >= FULL_PAGE;
    for (let number = 1; full && number < MAX_PAGES; number += 1) {
      const answer = await fetchPage(number);
      list.rows.push(...answer.data.rows);
      list.raw.push(...answer.data.raw);
      list.freshness.push(answer);
      full = answer.data.rows.length >= FULL_PAGE;
    }
    return list;
  }

  async function fetchLists(account: AccountRef, options: RequestOptions, { withUsers }: { withUsers?: true } = {}) {
    // State changes are always included, so that the answers for one page of ours can be used for all others.
    const [premises, meters, gateways] = await Promise.all([
      fetchList(account, partnerPremises, { withUsers }, options),
      fetchList(account, partnerMeters, { withHistory: true }, options),
      fetchList(account, partnerGateways, { withHistory: true }, options),
    ]);
    const [first, ...others] = premises.freshness;
    const freshness = joinFreshness([first, ...others, ...meters.freshness, ...gateways.freshness]);
    if (freshness.source !== 'stale') {
      const items = function* (): Slices<FullLists> {
        return {
          premise: yield* itemsOf(premises, () => []),
          meter: yield* itemsOf(meters, changesOf),
          gateway: yield* itemsOf(gateways, changesOf),
        };
      };
      recorder.record(account, items, freshness.asOf);
    }
    return { premises, meters, gateways, freshness };
  }

  return {
    async premises(account: AccountRef, options: RequestOptions): Promise<Answer<Premise[]>> {
      const { premises, meters, gateways, freshness } = await fetchLists(account, options);
      const rows = { premises: premises.rows, meters: meters.rows, gateways: gateways.rows };
      return { ...freshness, data: await runInSlices(joinPremises(rows)) };
    },
    /** Meters and gateways with their states and the state changes in the cloud's answer. */
    async states(account: AccountRef, options: RequestOptions): Promise<Answer<DeviceStates[]>> {
      const { meters, gateways, freshness } = await fetchLists(account, options);
      const states = [await runInSlices(toMeterStates(meters.rows)), await runInSlices(toGatewayStates(gateways.rows))];
      return { ...freshness, data: states.flat() };
    },
    /** Premises with their devices, units and state changes. */
    async fleet(
      account: AccountRef,
      { withUsers }: { withUsers?: true },
      options: RequestOptions,
    ): Promise<Answer<FleetPremise[]>> {
      const { premises, meters, gateways, freshness } = await fetchLists(account, options, { withUsers });
      const rows = { premises: premises.rows, meters: meters.rows, gateways: gateways.rows };
      return { ...freshness, data: await runInSlices(joinFleet(rows)) };
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
