import type { Adapter, AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  /** Real time, which the provider uses; Infinity when it never expires. */
  expiresAt: number;
}

export interface MemoryStore {
  adapterFor(model: string): Adapter;
  /** Removes every grant of the account, with its refresh tokens and codes. */
  revokeAccount(accountId: string): void;
}

const SWEEP_EVERY = 500;

/** Creates the storage of oidc-provider, in memory: a sandbox starts empty and keeps nothing. */
export function createMemoryStore(): MemoryStore {
  const entries = new Map<string, Entry>();
  let writes = 0;

  function sweep(): void {
    const now = Date.now();
    for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key);
  }

  function get(key: string): Entry | undefined {
    const entry = entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry : undefined;
  }

  function revokeGrant(grantId: string): void {
    entries.delete(`Grant:${grantId}`);
    for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
  }

  function adapterFor(model: string): Adapter {
    function findBy(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
      for (const [key, entry] of entries) {
        if (key.startsWith(`${model}:`) && matches(entry.payload)) return get(key)?.payload;
      }
      return undefined;
    }

    return {
      async upsert(id, payload, expiresIn) {
        writes += 1;
        if (writes % SWEEP_EVERY === 0) sweep();
        const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
        entries.set(`${model}:${id}`, { payload, expiresAt });
      },
      find: async (id) => get(`${model}:${id}`)?.payload,
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = get(`${model}:${id}`)?.payload;
        // The provider checks `consumed` several awaits before it consumes. Two simultaneous requests with one refresh
        // token would both pass that check. This check is synchronous, so the second one fails as reuse.
        if (!payload || payload.consumed) {
          if (payload?.grantId) revokeGrant(payload.grantId);
          throw new errors.InvalidGrant('already used');
        }
        payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(`${model}:${id}`);
      },
      async revokeByGrantId(grantId) {
        revokeGrant(grantId);
      },
    };
  }

  return {
    adapterFor,
    revokeAccount(accountId) {
      for (const [key, { payload }] of entries) {
        if (key.startsWith('Grant:') && payload.accountId === accountId) revokeGrant(key.slice('Grant:'.length));
      }
    },
  };
}
