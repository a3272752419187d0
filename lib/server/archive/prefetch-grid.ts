import { halveSpan } from '@/lib/domain/grid/grid-windows';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { partnerGridReadings } from '../copper/partner-series';
import { groupByGateway } from '../copper/row-fields';
import type { Database } from '../db/database';
import { createLeaseLock } from '../db/lease-lock';
import type { Archive } from '../ports/archive';
import type { Door, RequestOptions } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import type { SeriesArchive } from './series-archive';
import { archivedRequest } from './series-request';
import type { SeriesStore } from './store/series-store';
import { isTooLong } from './too-long';

interface GridDeps {
  door: Pick<Door, 'fetch'>;
  seriesArchive: Pick<SeriesArchive, 'stored'>;
  store: Pick<SeriesStore, 'write'>;
  db: Database;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
}

type FleetQuery = Span & { gatewayIds: readonly string[] };

/** Longer than it takes to store an answer about very many gateways. */
const LEASE_MS = 10 * 60_000;

/**
 * Fetches the readings of all gateways of an enterprise in one request, and stores them for each gateway as if it had
 * been requested alone. Gateways are stored one after another. If the process is killed in between, the request is sent
 * again, and no row is lost.
 */
export function createGridPrefetch(deps: GridDeps): Pick<Archive, 'prefetchGrid' | 'prefetchGridCost'> {
  const { door, seriesArchive, store, clock } = deps;
  const lock = createLeaseLock({ ...deps, namespace: 'grid', leaseMs: LEASE_MS });

  const rangeOf = (meterId: string, { start, end }: Span) =>
    ({ kind: 'grid', meterId, start, end, granularity: 'none', timezone: 'UTC' }) as const;

  /** Returns true where nothing has to be fetched; null otherwise, as the lock expects. */
  async function allStored(account: AccountRef, query: FleetQuery, options?: RequestOptions): Promise<true | null> {
    for (const id of query.gatewayIds) {
      const { needed } = await seriesArchive.stored(account, rangeOf(id, query), options);
      if (needed.length > 0) return null;
    }
    return true;
  }

  /** Returns the cloud's answer; null where the span or its answer is too long and halves may work. */
  async function fetchAll(account: AccountRef, query: FleetQuery, options: RequestOptions) {
    const request = partnerGridReadings(enterpriseIdOf(account), query);
    try {
      return await door.fetch(account, archivedRequest(request, query.end, clock()), options);
    } catch (error) {
      if (isTooLong(error) && halveSpan(query)) return null;
      throw error;
    }
  }

  async function fetchAndStore(account: AccountRef, query: FleetQuery, options: RequestOptions): Promise<true> {
    const answer = await fetchAll(account, query, options);
    if (!answer) {
      for (const half of halveSpan(query) ?? []) await fetchAndStore(account, { ...query, ...half }, options);
      return true;
    }
    const rowsByGateway = groupByGateway(answer.data.raw.rows);
    const fetched = {
      start: Date.parse(query.start),
      end: Date.parse(query.end),
      askedAt: Date.parse(answer.asOf),
      freshUntil: Date.parse(answer.freshUntil),
      summary: {},
    };
    for (const id of query.gatewayIds) {
      await store.write(account, rangeOf(id, query), [{ ...fetched, rows: rowsByGateway.get(id) ?? [] }], clock());
    }
    return true;
  }

  return {
    async prefetchGrid(account, query, options) {
      const name = `${account.id}:${query.start}:${query.end}`;
      await lock.run(
        name,
        () => allStored(account, query, options),
        () => fetchAndStore(account, query, options),
      );
    },
    prefetchGridCost: async (account, query) => ((await allStored(account, query)) ? 0 : 1),
  };
}
