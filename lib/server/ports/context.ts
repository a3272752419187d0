import type { Clock } from '../clock';
import type { PostalPlaces } from '../postal-places';
import type { AccessTokens } from './access-tokens';
import type { AlertStore } from './alerts';
import type { Archive } from './archive';
import type { BackfillStore } from './backfill';
import type { BudgetReader } from './door';
import type { ExportFiles, ExportStore } from './exports';
import type { FleetViews } from './fleet-views';
import type { FleetCache, GridCache, WorklistCache } from './fleets';
import type { Guests } from './guests';
import type { Households } from './households';
import type { LiveActivity } from './live-activity';
import type { MeterNames } from './meter-names';
import type { MoneyStore } from './money';
import type { SiteAdmin } from './site-admin';
import type { WorkStore } from './work';

/** What use cases work with. Built once per process by `compose-context.ts`. */
export interface Context {
  archive: Archive;
  fleets: FleetCache;
  grid: GridCache;
  worklists: WorklistCache;
  work: WorkStore;
  fleetViews: FleetViews;
  budget: BudgetReader;
  activity: LiveActivity;
  backfill: BackfillStore;
  accessTokens: AccessTokens;
  guests: Guests;
  alerts: AlertStore;
  meterNames: MeterNames;
  households: Households;
  money: MoneyStore;
  exports: ExportStore;
  files: ExportFiles;
  site: SiteAdmin;
  /** Where postal codes lie. */
  postalPlaces: PostalPlaces;
  /** Maximum number of requests for one page, or for one file that a user waits for. */
  pageShare: number;
  /** Makes the job runner look for new work immediately. */
  wakeJobs(): void;
  clock: Clock;
}
