import type { Freshness } from '@/lib/domain/answer';
import type { ListChanges } from '@/lib/domain/device-states';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { VoltageBin } from '@/lib/domain/fleet/fleet-grid';
import type { FleetHealth } from '@/lib/domain/fleet/fleet-health';
import type { FleetModel } from '@/lib/domain/fleet/rows';
import type { FleetQuery, SelectedRows } from '@/lib/domain/fleet/select-rows';
import type { FleetSummary } from '@/lib/domain/fleet/summary';
import type { FleetRows } from '@/lib/domain/fleet/tables';
import type { WorkItem } from '@/lib/domain/fleet/worklist';
import type { GridLimits } from '@/lib/domain/grid/limits';
import type { AccountRef } from '../account';

/** The rows of a table that a query wants. */
export type RowSelector<Row> = (query: FleetQuery) => Promise<SelectedRows<Row>>;

/** An enterprise's lists as rows, with what follows from them; made once for each new answer of the cloud. */
export interface LoadedFleet extends Freshness {
  /** As the lists tell them, by id, in their order. */
  premises: ReadonlyMap<string, FleetPremise>;
  model: FleetModel;
  select: { [Kind in 'premises' | 'meters' | 'gateways']: RowSelector<FleetRows[Kind]> };
  /** Seven days of every device; worked out when first wanted. */
  health: () => Promise<FleetHealth & { select: RowSelector<FleetRows['health']> }>;
  summary: FleetSummary;
  worklist: WorkItem[];
  /** What came to the lists and went from them within a week and a day, as far as it was seen. */
  recentChanges: ListChanges[];
  /** Requests that one renewal of the lists costs. */
  requestsPerRefresh: number;
}

/** Enterprises' lists, held in memory. */
export interface FleetCache {
  /** As fresh as the budget allows (see `renewalMs`). Errors are the door's. */
  get(account: AccountRef): Promise<LoadedFleet>;
}

/** The last measurement of every gateway, judged by some limits. */
export interface LoadedGrid extends Freshness {
  rows: FleetRows['grid'][];
  select: RowSelector<FleetRows['grid']>;
  bins: VoltageBin[];
  /** Requests that one renewal costs, that of the lists not counted. */
  requestsPerRefresh: number;
}

/** Enterprises' last grid measurements, held in memory. */
export interface GridCache {
  /** As fresh as the budget allows while somebody looks. Errors are the door's. */
  latest(account: AccountRef, limits: GridLimits): Promise<LoadedGrid>;
}
