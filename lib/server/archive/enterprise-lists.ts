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
import { toChanges, toGatewayStates, toMeterStates } from '../copper/to-states';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import { joinFreshness } from './join-freshness';
import type { FullLists, ListItem } from './lists/list-items';
import type { ListRecorder } from './lists/list-recorder';

interface WholeList<T> extends ListPage<T> {
  freshness: [Freshness, ...Freshness[]];
}

/** A million rows: a cloud that never sends a short page must not keep us asking. */
const MOST_PAGES = 1000;

/** What an enterprise has, from its three paged lists. Fails as a whole when a page cannot be had. */
export function createEnterpriseLists(door: Door, recorder: ListRecorder) {
  async function wholeList<T>(
    account: AccountRef,
    page: (enterpriseId: string, options: PageOptions) => UpstreamRequest<ListPage<T>>,
    options: Omit<PageOptions, 'offset'>,
    ask: RequestOptions,
  ): Promise<WholeList<T>> {
    const enterpriseId = enterpriseIdOf(account);
    const next = (number: number) =>
      door.fetch(account, page(enterpriseId, { ...options, offset: number * FULL_PAGE }), ask);
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

  async function lists(account: AccountRef, ask: RequestOptions, { withUsers }: { withUsers?: true } = {}) {
    // Always with the changes of state: then what was asked for one page serves every other.
    const [premises, meters, gateways] = await Promise.all([
      wholeList(account, partnerPremises, { withUsers }, ask),
      wholeList(account, partnerMeters, { withHistory: true }, ask),
      wholeList(account, partnerGateways, { withHistory: true }, ask),
    ]);
    const [first, ...others] = premises.freshness;
    const freshness = joinFreshness([first, ...others, ...meters.freshness, ...gateways.freshness]);
    if (freshness.source !== 'stale') {
      const things = function* (): Slices<FullLists> {
        return {
          premise: yield* thingsOf(premises, () => []),
          meter: yield* thingsOf(meters, (meter) => toChanges(meter.seven_day_history)),
          gateway: yield* thingsOf(gateways, (gateway) => toChanges(gateway.seven_day_history)),
        };
      };
      recorder.record(account, things, freshness.asOf);
    }
    return { premises, meters, gateways, freshness };
  }

  return {
    async premises(account: AccountRef, ask: RequestOptions): Promise<Answer<Premise[]>> {
      const { premises, meters, gateways, freshness } = await lists(account, ask);
      const rows = { premises: premises.rows, meters: meters.rows, gateways: gateways.rows };
      return { ...freshness, data: await runInSlices(joinPremises(rows)) };
    },
    /** Meters and gateways with their states and the changes that the cloud tells of. */
    async states(account: AccountRef, ask: RequestOptions): Promise<Answer<DeviceStates[]>> {
      const { meters, gateways, freshness } = await lists(account, ask);
      const told = [await runInSlices(toMeterStates(meters.rows)), await runInSlices(toGatewayStates(gateways.rows))];
      return { ...freshness, data: told.flat() };
    },
    /** Premises with all that is in them and all that is told of it. */
    async fleet(
      account: AccountRef,
      { withUsers }: { withUsers?: true },
      ask: RequestOptions,
    ): Promise<Answer<FleetPremise[]>> {
      const { premises, meters, gateways, freshness } = await lists(account, ask, { withUsers });
      const rows = { premises: premises.rows, meters: meters.rows, gateways: gateways.rows };
      return { ...freshness, data: await runInSlices(joinFleet(rows)) };
    },
    /** The rows of the lists as sent. */
    async raw(account: AccountRef, ask: RequestOptions): Promise<Answer<Record<string, unknown>>> {
      const { premises, meters, gateways, freshness } = await lists(account, ask);
      return { ...freshness, data: { premises: premises.raw, meters: meters.raw, gateways: gateways.raw } };
    },
  };
}

function thingsOf<T extends { id: string }>(
  { rows, raw }: ListPage<T>,
  changes: (row: T) => ListItem['changes'],
): Slices<ListItem[]> {
  return mapInSlices(rows, (row, place) => ({ id: row.id, raw: raw[place], changes: changes(row) }));
}
