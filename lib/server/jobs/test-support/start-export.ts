import type { Clock } from '../../clock';
import type { Database } from '../../db/database';
import type { Context } from '../../ports/context';
import { composeTestContext } from '../../test-support/compose-test-context';
import type { RequestLimits } from '../../upstream/limit-windows';
import { createDiskFiles } from '../disk-files';
import { createExportJobs } from '../export-job';
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

/** Returns the part of a server that makes reports as jobs, with a real door: `tick` runs what is due. */
export function exportServer({ db, apiUrl, token, clock, limits, folder }: ServerDeps) {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const { context: ctx } = composeTestContext({
    db,
    clock,
    limits,
    apiUrl,
    tokens: { accessToken: async () => token, refresh: async () => token },
    files: createDiskFiles(folder, clock),
  });
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
