import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

// Next loads this module more than once, and a process must know one request by one id.
const STORAGE = Symbol.for('copper-dashboard.request-id');
const shared = globalThis as { [STORAGE]?: AsyncLocalStorage<string> };
shared[STORAGE] ??= new AsyncLocalStorage();
const storage = shared[STORAGE];

/** Ids that a proxy may give. Anything else could forge lines of a log. */
const GIVEN = /^[\w.-]{8,64}$/;

/** Returns the id that a trusted proxy gave a request, or a new one. */
export function requestIdFrom(given: string | null): string {
  return given !== null && GIVEN.test(given) ? given : randomUUID();
}

/** Runs work under the id of a request: each line that it logs has the id. */
export function withRequestId<T>(id: string, work: () => T): T {
  return storage.run(id, work);
}

/** Returns the id of the request that is being answered; null outside of one. */
export function currentRequestId(): string | null {
  return storage.getStore() ?? null;
}
