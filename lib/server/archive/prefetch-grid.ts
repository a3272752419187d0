import { halveSpan } from '@/lib/domain/grid/grid-windows';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { partnerGridReadings } from '../copper/partner-series';
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
  keeper: Pick<SeriesArchive, 'stored'>;
  store: Pick<SeriesStore, 'write'>;
  db: Database;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
}

type AllQuery = Span & { gatewayIds: readonly string[] };

/** Longer than storing an answer about very many gateways takes. */
const LEASE_MS = 10 * 60_000;

/**
 * What all gateways of an enterprise measured, in one request for all, kept for each of them as if it had been asked
 * alone. Gateways are stored one after another: a process that is killed meanwhile costs this request again, and no row.
 */
export function createGridPrefetch(deps: GridDeps): Pick<Archive, 'prefetchGrid' | 'prefetchGridCost'> {
  const { door, keeper, store, clock } = deps;
  const turns = createLeaseLock({ ...deps, namespace: 'grid', leaseMs: LEASE_MS });

  const rangeOf = (meterId: string, { start, end }: Span) =>
    ({ kind: 'grid', meterId, start, end, granularity: 'none', timezone: 'UTC' }) as const;

  /** True where nothing has to be asked for, null otherwise. */
  async function allHeld(account: AccountRef, query: AllQuery, ask?: RequestOptions): Promise<true | null> {
    for (const id of query.gatewayIds) {
      const { needed: wanted } = await keeper.stored(account, rangeOf(id, query), ask);
      if (wanted.length > 0) return null;
    }
    return true;
  }

  /** What the cloud says; null where it finds the span too long, or says more than the door lets in, and halves may do. */
  async function askAll(account: AccountRef, query: AllQuery, ask: RequestOptions) {
    const request = partnerGridReadings(enterpriseIdOf(account), query);
    try {
      return await door.fetch(account, archivedRequest(request, query.end, clock()), ask);
    } catch (error) {
      if (isTooLong(error) && halveSpan(query)) return null;
      throw error;
    }
  }

  async function bring(account: AccountRef, query: AllQuery, ask: RequestOptions): Promise<true> {
    const answer = await askAll(account, query, ask);
    if (!answer) {
      for (const half of halveSpan(query) ?? []) await bring(account, { ...query, ...half }, ask);
      return true;
    }
    const rowsOf = new Map<string, Record<string, unknown>[]>();
    for (const row of answer.data.raw.rows) {
      const id = String(row.gateway_id);
      const rows = rowsOf.get(id);
      if (rows) rows.push(row);
      else rowsOf.set(id, [row]);
    }
    const brought = {
      start: Date.parse(query.start),
      end: Date.parse(query.end),
      askedAt: Date.parse(answer.asOf),
      freshUntil: Date.parse(answer.freshUntil),
      summary: {},
    };
    for (const id of query.gatewayIds) {
      await store.write(account, rangeOf(id, query), [{ ...brought, rows: rowsOf.get(id) ?? [] }], clock());
    }
    return true;
  }

  return {
    async prefetchGrid(account, query, ask) {
      const name = `${account.id}:${query.start}:${query.end}`;
      await turns.run(
        name,
        () => allHeld(account, query, ask),
        () => bring(account, query, ask),
      );
    },
    prefetchGridCost: async (account, query) => ((await allHeld(account, query)) ? 0 : 1),
  };
}
