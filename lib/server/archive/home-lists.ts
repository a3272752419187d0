import type { Answer } from '@/lib/domain/answer';
import type { DeviceStates } from '@/lib/domain/device-states';
import type { Premise } from '@/lib/domain/premise';
import { mapInSteps, type Steps } from '@/lib/domain/steps';
import type { AccountRef } from '../account';
import { type AppState, appState } from '../copper/app-endpoints';
import type { AskOptions, Door } from '../ports/door';
import type { ListRecorder } from './lists/list-recorder';
import type { ListThing, WholeLists } from './lists/list-things';

/** What a home account has, from `/app/state`, which tells states but not when they changed. */
export function createHomeLists(door: Door, recorder: ListRecorder) {
  async function state(account: AccountRef, ask: AskOptions): Promise<Answer<AppState>> {
    const answer = await door.ask(account, appState(), ask);
    if (answer.source !== 'stale') recorder.note(account, () => thingsOf(answer.data.things), answer.asOf);
    return answer;
  }

  return {
    async premises(account: AccountRef, ask: AskOptions): Promise<Answer<Premise[]>> {
      const { data, ...freshness } = await state(account, ask);
      return { ...freshness, data: data.premises };
    },
    async raw(account: AccountRef, ask: AskOptions): Promise<Answer<Record<string, unknown>>> {
      const { data, ...freshness } = await state(account, ask);
      return { ...freshness, data: data.raw };
    },
    async states(account: AccountRef, ask: AskOptions): Promise<Answer<DeviceStates[]>> {
      const { data, ...freshness } = await state(account, ask);
      return { ...freshness, data: data.premises.flatMap(statesOf) };
    },
  };
}

function* thingsOf({ premises, meters, gateways }: AppState['things']): Steps<WholeLists> {
  const thing = (one: { id: string; raw: unknown }): ListThing => ({ ...one, changes: [] });
  return {
    premise: yield* mapInSteps(premises, thing),
    meter: yield* mapInSteps(meters, thing),
    gateway: yield* mapInSteps(gateways, thing),
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
