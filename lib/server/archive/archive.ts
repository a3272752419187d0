import { setTimeout as wait } from 'node:timers/promises';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { appInstant } from '../copper/app-endpoints';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import type { Archive } from '../ports/archive';
import type { Door } from '../ports/door';
import { createBackfillStep } from './backfill-step';
import { createEnterpriseLatest } from './enterprise-latest';
import { createEnterpriseLists } from './enterprise-lists';
import { createEstimate } from './estimate';
import { createHomeLists } from './home-lists';
import { createLearnedRangeLimits } from './learned-range-limits';
import { listChanges, storedStateChanges, withStoredChanges } from './lists/list-history';
import { createListRecorder } from './lists/list-recorder';
import { createGridPrefetch } from './prefetch-grid';
import { createRangeFetcher } from './range-fetcher';
import { createRecords } from './records';
import { createSeriesReader } from './series';
import { createSeriesArchive } from './series-archive';
import { seriesRequest } from './series-request';
import { type ArchiveLog, createSeriesStore } from './store/series-store';

/** Everything Copper knows, over the door: see `Archive`. Errors are the door's. */
export function createArchive(deps: {
  door: Door;
  clock: Clock;
  db: Database;
  log: ArchiveLog;
  /** Between two looks at what another process brings. */
  sleep?: (milliseconds: number) => Promise<void>;
}): Archive {
  const { door, clock, db, log, sleep = wait } = deps;
  const recorder = createListRecorder({ db, clock, log });
  const enterprise = createEnterpriseLists(door, recorder);
  const home = createHomeLists(door, recorder);
  const listsOf = ({ kind }: AccountRef) => (kind === 'enterprise' ? enterprise : home);
  const asker = createRangeFetcher({
    door,
    request: (account, query) => seriesRequest(account, query, clock()),
    memory: createLearnedRangeLimits(db, clock),
  });
  const keeper = createSeriesArchive({ fetcher: asker, db, clock, log, sleep });
  const series = createSeriesReader({ keeper, clock });
  const records = createRecords(keeper, asker);

  return {
    premises: (account, ask) => listsOf(account).premises(account, ask),
    rawAccount: (account, ask) => listsOf(account).raw(account, ask),

    async states(account, since, ask) {
      const answer = await listsOf(account).states(account, ask);
      return { ...answer, data: await withStoredChanges(db, account, answer.data, since) };
    },

    storedStateChanges: (account, device, since) => storedStateChanges(db, account, device, since),
    listChanges: (account, list, since) => listChanges(db, account, list, since),

    fleet: enterprise.fleet,
    ...createEnterpriseLatest(door),

    async live(account, premiseId, ask) {
      if (account.kind === 'enterprise') {
        throw new AppError('not_found', {
          userMessage: 'Copper gives an enterprise no live readings. The latest register readings are on its premises.',
        });
      }
      return door.fetch(account, appInstant(premiseId), ask);
    },

    series,
    estimate: createEstimate({ keeper, asker, clock }),
    ...records,
    ...createGridPrefetch({ door, keeper, store: createSeriesStore(db, log), db, clock, sleep }),
    ...createBackfillStep({ keeper, asker, reader: { series, ...records } }),

    settled: async () => {
      await Promise.all([keeper.settled(), recorder.settled()]);
    },
  };
}
