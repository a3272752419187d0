import type { Clock } from '../../clock';
import type { Database } from '../../db/database';
import type { TokenSource } from '../../ports/door';
import { composeTestContext } from '../../test-support/compose-test-context';
import type { RequestLimits } from '../../upstream/limit-windows';
import { createBackfillJobs } from '../backfill-job';
import { createJobLeases } from '../job-leases';
import { createJobRunner } from '../job-runner';
import { untilAborted } from './until-aborted';

/** Returns the part of a server that fills history, with a real door: `tick` runs what is due. */
export function backfillServer(deps: {
  db: Database;
  apiUrl: string;
  /** An access token that never expires, or a source of tokens. */
  token: string | TokenSource;
  clock: Clock;
  limits: RequestLimits;
}) {
  const { db, apiUrl, token, clock, limits } = deps;
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const tokens = typeof token === 'string' ? { accessToken: async () => token, refresh: async () => token } : token;
  const { archive, backfill: store } = composeTestContext({ db, clock, limits, apiUrl, tokens }).context;
  const runner = createJobRunner({
    sources: [createBackfillJobs({ store, archive, clock })],
    leases: createJobLeases(db, clock),
    clock,
    log: silent,
    sleep: untilAborted,
  });
  return { store, archive, runner };
}
