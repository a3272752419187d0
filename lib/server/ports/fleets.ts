import type { Answer, Freshness } from '@/lib/domain/answer';
import type { ListChanges } from '@/lib/domain/device-states';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { FirmwareRollout } from '@/lib/domain/fleet/firmware-rollouts';
import type { VoltageBin } from '@/lib/domain/fleet/fleet-grid';
import type { FleetHealth } from '@/lib/domain/fleet/fleet-health';
import type { FleetTrend } from '@/lib/domain/fleet/fleet-trend';
import type { FleetModel } from '@/lib/domain/fleet/rows';
import type { FleetQuery, SelectedRows } from '@/lib/domain/fleet/select-rows';
import type { FleetSummary } from '@/lib/domain/fleet/summary';
import type { FleetRows } from '@/lib/domain/fleet/tables';
import type { WorkItem } from '@/lib/domain/fleet/work-item';
import type { GridLimits } from '@/lib/domain/grid/limits';
import type { GridReading } from '@/lib/domain/readings';
import type { AccountRef } from '../account';
import type { FleetAnswer } from './archive';

/** Returns the rows of a table that match a query. */
export type RowSelector<Row> = (query: FleetQuery) => Promise<SelectedRows<Row>>;

/** Seven days of a fleet. */
export interface LoadedHealth extends FleetHealth {
  select: RowSelector<FleetRows['health']>;
  /** The first day whose states are stored. */
  knownFrom: string;
}

/** An enterprise's lists as rows, and what is computed from them. Built once for each new answer of the cloud. */
export interface LoadedFleet extends Freshness {
  /** By id, in the order of the list. */
  premises: ReadonlyMap<string, FleetPremise>;
  model: FleetModel;
  select: { [Kind in 'premises' | 'meters' | 'gateways']: RowSelector<FleetRows[Kind]> };
  /** Seven days of every device, the last ones or those until a day in the past; computed on first use. */
  health: (until?: string) => Promise<LoadedHealth>;
  /** Devices in trouble on each of the last 90 days, as far as stored; computed on first use. */
  trend: () => Promise<FleetTrend>;
  /** Firmwares that gateways got in the last 90 days, as far as stored; computed on first use. */
  rollouts: () => Promise<FirmwareRollout[]>;
  summary: FleetSummary;
  /** Items added to the lists and removed from them within eight days, as far as that was seen. */
  recentChanges: ListChanges[];
  /** Requests that one refresh takes: of the lists, and of the gateways' state histories. */
  requestsPerRefresh: number;
}

/** Enterprises' lists in memory. */
export interface FleetCache {
  /** Returns lists as fresh as the budget allows (see `refreshIntervalMs`). Throws the door's errors. */
  get(account: AccountRef): Promise<LoadedFleet>;
}

/** The latest measurement of every gateway, compared with limits. */
export interface LoadedGrid extends Freshness {
  rows: FleetRows['grid'][];
  select: RowSelector<FleetRows['grid']>;
  bins: VoltageBin[];
  /** Requests that one refresh takes, without those for the lists. */
  requestsPerRefresh: number;
}

/** Enterprises' latest grid measurements in memory. */
export interface GridCache {
  /** Returns measurements as fresh as the budget allows. Throws the door's errors. */
  latest(account: AccountRef, limits: GridLimits): Promise<LoadedGrid>;
}

/** A fleet's problems by cause. */
export interface LoadedWorklist {
  fleet: LoadedFleet;
  /** The same array as long as nothing newer is known. */
  items: readonly WorkItem[];
  /** A row for each postal code. */
  areas: FleetRows['areas'][];
  selectAreas: RowSelector<FleetRows['areas']>;
  /** When the voltages were fetched; null when they are not available. */
  voltageAsOf: string | null;
  /** Requests that one refresh takes: of the lists, and of the voltages. */
  requestsPerRefresh: number;
}

/** Enterprises' worklists in memory. */
export interface WorklistCache {
  /** Returns the worklist of lists and latest grid readings that were fetched for it. */
  of(lists: Pick<FleetAnswer, 'data' | 'asOf'>, grid: Answer<GridReading[]>): Promise<WorkItem[]>;
  /** Returns a worklist as fresh as the lists. Throws the door's errors when the lists are not available. */
  get(account: AccountRef): Promise<LoadedWorklist>;
}
