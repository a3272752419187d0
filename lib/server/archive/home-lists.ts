import type { Answer } from '@/lib/domain/answer';
import type { DeviceStates } from '@/lib/domain/device-states';
import type { Premise } from '@/lib/domain/premise';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '../account';
import { type AppState, appState } from '../copper/app-endpoints';
import type { Door, RequestOptions } from '../ports/door';
import type { FullLists, ListItem } from './lists/list-items';
import type { ListRecorder } from './lists/list-recorder';

/** What a home account has, from `/app/state`, which tells states but not when they changed. */
export function createHomeLists(door: Door, recorder: ListRecorder) {
  async function state(account: AccountRef, ask: RequestOptions): Promise<Answer<AppState>> {
    const answer = await door.fetch(account, appState(), ask);
    if (answer.source !== 'stale') recorder.record(account, () => thingsOf(answer.data.items), answer.asOf);
    return answer;
  }

  return {
    async premises(account: AccountRef, ask: RequestOptions): Promise<Answer<Premise[]>> {
      const { data, ...freshness } = await state(account, ask);
      return { ...freshness, data: data.premises };
    },
    async raw(account: AccountRef, ask: RequestOptions): Promise<Answer<Record<string, unknown>>> {
      const { data, ...freshness } = await state(account, ask);
      return { ...freshness, data: data.raw };
    },
    async states(account: AccountRef, ask: RequestOptions): Promise<Answer<DeviceStates[]>> {
      const { data, ...freshness } = await state(account, ask);
      return { ...freshness, data: data.premises.flatMap(statesOf) };
    },
  };
}

function* thingsOf({ premises, meters, gateways }: AppState['items']): Slices<FullLists> {
  const thing = (one: { id: string; raw: unknown }): ListItem => ({ ...one, changes: [] });
  return {
    premise: yield* mapInSlices(premises, thing),
    meter: yield* mapInSlices(meters, thing),
    gateway: yield* mapInSlices(gateways, thing),
  };
}

function statesOf({ id: premiseId, meters, gateways }: Premise): DeviceStates[] {
  const none = { premiseId, changes: [] };
  return [
    ...meters.map(({ id, type, state, createdAt }) => ({
      ...none,
      device: 'meter' as const,
      id,
      type,
      state,
      createdAt,
    })),
    ...gateways.map(({ id, state }) => ({
      ...none,
      device: 'gateway' as const,
      id,
      type: null,
      state,
      createdAt: null,
    })),
  ];
}
