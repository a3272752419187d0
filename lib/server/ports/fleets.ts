import type { Freshness } from '@/lib/domain/answer';
import type { ListChanges } from '@/lib/domain/device-states';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { WorkItem } from '@/lib/domain/fleet/causes';
import type { VoltageBin } from '@/lib/domain/fleet/fleet-grid';
import type { FleetHealth } from '@/lib/domain/fleet/fleet-health';
import type { FleetModel } from '@/lib/domain/fleet/rows';
import type { FleetQuery, SelectedRows } from '@/lib/domain/fleet/select-rows';
import type { FleetSummary } from '@/lib/domain/fleet/summary';
import type { FleetRows } from '@/lib/domain/fleet/tables';
import type { GridLimits } from '@/lib/domain/grid/limits';
import type { AccountRef } from '../account';

/** The rows of a table that a query wants. */
export type Select<Row> = (query: FleetQuery) => Promise<SelectedRows<Row>>;

/** An enterprise's lists as rows, with what follows from them; made once for each new answer of the cloud. */
export interface HeldFleet extends Freshness {
  /** As the lists tell them, by id, in their order. */
  premises: ReadonlyMap<string, FleetPremise>;
  model: FleetModel;
  select: { [Kind in 'premises' | 'meters' | 'gateways']: Select<FleetRows[Kind]> };
  /** Seven days of every device; worked out when first wanted. */
  health: () => Promise<FleetHealth & { select: Select<FleetRows['health']> }>;
  summary: FleetSummary;
  work: WorkItem[];
  /** What came to the lists and went from them within a week and a day, as far as it was seen. */
  lately: ListChanges[];
  /** Requests that one renewal of the lists costs. */
  pages: number;
}

/** Enterprises' lists, held in memory. */
export interface FleetMemory {
  /** As fresh as the budget allows (see `renewalMs`). Errors are the door's. */
  held(account: AccountRef): Promise<HeldFleet>;
}

/** The last measurement of every gateway, judged by some limits. */
export interface HeldGrid extends Freshness {
  rows: FleetRows['grid'][];
  select: Select<FleetRows['grid']>;
  bins: VoltageBin[];
  /** Requests that one renewal costs, that of the lists not counted. */
  pages: number;
}

/** Enterprises' last grid measurements, held in memory. */
export interface GridMemory {
  /** As fresh as the budget allows while somebody looks. Errors are the door's. */
  latest(account: AccountRef, limits: GridLimits): Promise<HeldGrid>;
}
