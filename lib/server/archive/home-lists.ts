import type { Answer } from '@/lib/domain/answer';
import type { DeviceStates } from '@/lib/domain/device-states';
import type { Premise } from '@/lib/domain/premise';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '../account';
import { type AppState, appState } from '../copper/app-endpoints';
import type { Door, RequestOptions } from '../ports/door';
import type { FullLists, ListItem } from './lists/list-items';
import type { ListRecorder } from './lists/list-recorder';

/** Returns the readers of a home account's lists, from `/app/state`. It has states, but not when they changed. */
export function createHomeLists(door: Door, recorder: ListRecorder) {
  async function fetchState(account: AccountRef, options: RequestOptions): Promise<Answer<AppState>> {
    const answer = await door.fetch(account, appState(), options);
    if (answer.source !== 'stale') {
      recorder.record(account, () => itemsOf(answer.data.items), { seenAt: answer.asOf, hasHistories: false });
    }
    return answer;
  }

  return {
    async premises(account: AccountRef, options: RequestOptions): Promise<Answer<Premise[]>> {
      const { data, ...freshness } = await fetchState(account, options);
      return { ...freshness, data: data.premises };
    },
    async raw(account: AccountRef, options: RequestOptions): Promise<Answer<Record<string, unknown>>> {
      const { data, ...freshness } = await fetchState(account, options);
      return { ...freshness, data: data.raw };
    },
    async states(account: AccountRef, options: RequestOptions): Promise<Answer<DeviceStates[]>> {
      const { data, ...freshness } = await fetchState(account, options);
      return { ...freshness, data: data.premises.flatMap(statesOf) };
    },
  };
}

function* itemsOf({ premises, meters, gateways }: AppState['items']): Slices<FullLists> {
  const toItem = (sent: { id: string; raw: unknown }): ListItem => ({ ...sent, changes: null });
  return {
    premise: yield* mapInSlices(premises, toItem),
    meter: yield* mapInSlices(meters, toItem),
    gateway: yield* mapInSlices(gateways, toItem),
  };
}

function statesOf({ id: premiseId, meters, gateways }: Premise): DeviceStates[] {
  const common = { premiseId, changes: null };
  return [
    ...meters.map(({ id, type, state, createdAt }) => ({
      ...common,
      device: 'meter' as const,
      id,
      type,
      state,
      createdAt,
    })),
    ...gateways.map(({ id, state }) => ({
      ...common,
      device: 'gateway' as const,
      id,
      type: null,
      state,
      createdAt: null,
    })),
  ];
}
