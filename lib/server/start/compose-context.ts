import { createArchive } from '../archive/archive';
import { createFleetCache } from '../archive/fleet/fleet-cache';
import { createGridCache } from '../archive/fleet/grid-cache';
import { createWorklistCache } from '../archive/fleet/worklist-cache';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { createFleetViews } from '../db/fleet-views';
import { createHouseholds } from '../db/households';
import { createMeterNames } from '../db/meter-names';
import { createAlertStore } from '../insights/alert-store';
import { createChangedAccounts } from '../insights/changed-accounts';
import { createWorkStore } from '../insights/work-store';
import { createAlertJobs } from '../jobs/alert-job';
import { createBackfillStore } from '../jobs/backfill-store';
import { createExportStore } from '../jobs/export-store';
import { createMoneyStore } from '../money/money-store';
import type { AccessTokens } from '../ports/access-tokens';
import type { Context } from '../ports/context';
import type { TokenSource } from '../ports/door';
import type { ExportFiles } from '../ports/exports';
import type { Guests } from '../ports/guests';
import type { JobSource } from '../ports/jobs';
import type { SiteAdmin } from '../ports/site-admin';
import type { PostalPlaces } from '../postal-places';
import { createBudgetReader } from '../upstream/budget-reader';
import { createDoor, type DoorDeps } from '../upstream/door';
import { createLedger } from '../upstream/ledger';
import { pageShareOf, type RequestLimits } from '../upstream/limit-windows';
import { createLiveActivity } from '../upstream/live-activity';

export interface ContextDeps extends Pick<DoorDeps, 'send' | 'random' | 'sleep'> {
  db: Database;
  clock: Clock;
  limits: RequestLimits;
  tokens: TokenSource;
  accessTokens: AccessTokens;
  guests: Guests;
  files: ExportFiles;
  site: SiteAdmin;
  postalPlaces: PostalPlaces;
  /** Days that a finished export can be downloaded. */
  exportDays: number;
  wakeJobs: () => void;
  logs: { upstream: DoorDeps['log']; archive: Parameters<typeof createArchive>[0]['log'] };
}

export interface ComposedContext {
  context: Context;
  /** Checks the alerts of accounts with new usage. */
  alertJobs: JobSource;
  /** Resolves when no request to the cloud and no write of its answer is running. */
  settled(): Promise<void>;
}

/** Builds what use cases and jobs run with: door, archive, caches and stores over one database. */
export function composeContext(deps: ContextDeps): ComposedContext {
  const { db, clock, limits, tokens, accessTokens, guests, files, exportDays, wakeJobs, logs, send, random, sleep } =
    deps;
  const ledger = createLedger({ db, clock, limits });
  const door = createDoor({ db, ledger, clock, send, tokens, log: logs.upstream, random, sleep });
  const changed = createChangedAccounts(clock);
  const archive = createArchive({ door, clock, db, log: logs.archive, onStored: changed.add });
  const fleets = createFleetCache({ archive, clock, dayLimit: limits.day });
  const grid = createGridCache({ archive, fleets, clock, dayLimit: limits.day });
  const households = createHouseholds(db, clock);
  const context: Context = {
    archive,
    fleets,
    grid,
    worklists: createWorklistCache({ fleets, grid, clock }),
    work: createWorkStore(db, clock),
    fleetViews: createFleetViews(db, clock),
    budget: createBudgetReader({ db, clock, ledger, limits }),
    activity: createLiveActivity(clock),
    backfill: createBackfillStore(db, clock),
    accessTokens,
    guests,
    alerts: createAlertStore(db, clock),
    meterNames: createMeterNames(db, clock),
    households,
    money: createMoneyStore(db, clock),
    exports: createExportStore(db, clock, exportDays),
    files,
    site: deps.site,
    postalPlaces: deps.postalPlaces,
    pageShare: pageShareOf(limits),
    wakeJobs,
    clock,
  };
  return {
    context,
    alertJobs: createAlertJobs({ archive, alerts: context.alerts, households, changed, clock }),
    async settled() {
      await Promise.all([archive.settled(), door.settled()]);
    },
  };
}
