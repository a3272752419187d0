import { createArchive } from '../../archive/archive';
import type { Clock } from '../../clock';
import type { Database } from '../../db/database';
import type { TokenSource } from '../../ports/door';
import { createDoor } from '../../upstream/door';
import { createLedger } from '../../upstream/ledger';
import type { RequestLimits } from '../../upstream/limit-windows';
import { createSend } from '../../upstream/send';
import { createBackfillJobs } from '../backfill-job';
import { createBackfillStore } from '../backfill-store';
import { createJobLeases } from '../job-leases';
import { createJobRunner } from '../job-runner';
import { untilAborted } from './until-aborted';

/** The part of a server that fills history, over a real door: `tick` runs what is due. */
export function backfillServer(deps: {
  db: Database;
  apiUrl: string;
  /** An access token that never ends, or where tokens come from. */
  token: string | TokenSource;
  clock: Clock;
  limits: RequestLimits;
}) {
  const { db, apiUrl, token, clock, limits } = deps;
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const door = createDoor({
    db,
    clock,
    ledger: createLedger({ db, clock, limits }),
    tokens: typeof token === 'string' ? { accessToken: async () => token, refresh: async () => token } : token,
    send: createSend({ apiUrl }),
    log: silent,
    random: () => 0,
    sleep: async () => {},
  });
  const archive = createArchive({ door, clock, db, log: silent });
  const store = createBackfillStore(db, clock);
  const runner = createJobRunner({
    sources: [createBackfillJobs({ store, archive, clock })],
    leases: createJobLeases(db, clock),
    clock,
    log: silent,
    sleep: untilAborted,
  });
  return { store, archive, runner };
}
