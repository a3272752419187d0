import { createArchive } from '../../archive/archive';
import { createFleetCache } from '../../archive/fleet/fleet-cache';
import { createGridCache } from '../../archive/fleet/grid-cache';
import { createAccessTokens } from '../../auth/access-tokens';
import { createKeyring } from '../../auth/seal';
import type { Clock } from '../../clock';
import type { Database } from '../../db/database';
import type { Context } from '../../ports/context';
import { createBudgetReader } from '../../upstream/budget-reader';
import { createDoor } from '../../upstream/door';
import { createLedger } from '../../upstream/ledger';
import { pageShareOf, type RequestLimits } from '../../upstream/limit-windows';
import { createLiveActivity } from '../../upstream/live-activity';
import { createSend } from '../../upstream/send';
import { createBackfillStore } from '../backfill-store';
import { createDiskFiles } from '../disk-files';
import { createExportJobs } from '../export-job';
import { createExportStore } from '../export-store';
import { createJobLeases } from '../job-leases';
import { createJobRunner } from '../job-runner';
import { untilAborted } from './until-aborted';

interface ServerDeps {
  db: Database;
  apiUrl: string;
  token: string;
  clock: Clock;
  limits: RequestLimits;
  folder: string;
}

/** The part of a server that makes reports as jobs, over a real door: `tick` runs what is due. */
export function exportServer({ db, apiUrl, token, clock, limits, folder }: ServerDeps) {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const ledger = createLedger({ db, clock, limits });
  const tokens = { accessToken: async () => token, refresh: async () => token };
  const send = createSend({ apiUrl });
  const door = createDoor({ db, clock, ledger, tokens, send, log: silent, random: () => 0, sleep: async () => {} });
  const archive = createArchive({ door, clock, db, log: silent });
  const fleets = createFleetCache({ archive, clock, dayLimit: limits.day });
  const ctx: Context = {
    archive,
    fleets,
    grid: createGridCache({ archive, fleets, clock, dayLimit: limits.day }),
    budget: createBudgetReader({ db, clock, ledger, limits }),
    activity: createLiveActivity(clock),
    backfill: createBackfillStore(db, clock),
    exports: createExportStore(db, clock, 12),
    files: createDiskFiles(folder, clock),
    pageShare: pageShareOf(limits),
    accessTokens: createAccessTokens({
      db,
      keyring: createKeyring('a secret for the tests only'),
      viewerOf: async (person) => ({ ...person, enterprises: [], needsSignIn: false }),
      clock,
      log: silent,
    }),
    wakeJobs: () => {},
    clock,
  };
  const runnerOf = (own: Context) =>
    createJobRunner({
      sources: [createExportJobs(own)],
      leases: createJobLeases(db, clock),
      clock,
      log: silent,
      sleep: untilAborted,
    });
  return { ctx, runnerOf };
}
