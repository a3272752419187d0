import { setTimeout as wait } from 'node:timers/promises';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { appForecast, appInstant, appNotifications } from '../copper/app-endpoints';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import type { Archive } from '../ports/archive';
import type { Door } from '../ports/door';
import { createBackfillStep } from './backfill-step';
import { createVersionsOf } from './chunk-versions';
import { createEnterpriseLatest } from './enterprise-latest';
import { createEnterpriseLists } from './enterprise-lists';
import { createEstimateOfMany } from './estimate-many';
import { createHomeLists } from './home-lists';
import { createLearnedRangeLimits } from './learned-range-limits';
import { createListCost } from './list-cost';
import { firmwareChanges, listChanges, storedStateChanges, withStoredChanges } from './lists/list-history';
import { createListRecorder } from './lists/list-recorder';
import { requireWholeAccount, visiblePremises } from './only-premise';
import { createGridPrefetch } from './prefetch-grid';
import { createRangeFetcher } from './range-fetcher';
import { createStoredReaders } from './read-stored';
import { createRecords } from './records';
import { rememberSeries } from './remembered-series';
import { createSeriesReader } from './series';
import { createSeriesArchive } from './series-archive';
import { seriesRequest } from './series-request';
import { type ArchiveLog, createSeriesStore } from './store/series-store';
import { createWidthLimits } from './width-limits';

/** Events of a home that are fetched. */
const MAX_EVENTS = 20;

/** Returns the archive, which fetches through the door and stores in the database; see `Archive`. Throws the door's errors. */
export function createArchive(deps: {
  door: Door;
  clock: Clock;
  db: Database;
  log: ArchiveLog;
  /** Called after new usage of an account was stored. */
  onStored?: (account: AccountRef) => void;
  /** Waits between two checks for what another process stores. */
  sleep?: (milliseconds: number) => Promise<void>;
}): Archive {
  const { door, clock, db, log, onStored, sleep = wait } = deps;
  const recorder = createListRecorder({ db, clock, log, sleep });
  const enterprise = createEnterpriseLists(door, recorder);
  const home = createHomeLists(door, recorder);
  const listsOf = ({ kind }: AccountRef) => (kind === 'enterprise' ? enterprise : home);
  const fetcher = createRangeFetcher({
    door,
    request: (account, query) => seriesRequest(account, query, clock()),
    limits: createLearnedRangeLimits(db, clock),
    widths: createWidthLimits(clock),
  });
  const seriesArchive = createSeriesArchive({ fetcher, db, clock, log, onStored, sleep });
  const versionsOf = createVersionsOf(db);
  const series = rememberSeries(createSeriesReader({ seriesArchive, clock }), { versionsOf, clock });
  const records = createRecords(seriesArchive, fetcher, clock);

  return {
    async premises(account, options) {
      const answer = await listsOf(account).premises(account, options);
      return account.onlyPremise === undefined ? answer : { ...answer, data: visiblePremises(account, answer.data) };
    },
    async rawAccount(account, options) {
      requireWholeAccount(account);
      return listsOf(account).raw(account, options);
    },

    async states(account, since, options) {
      requireWholeAccount(account);
      const answer = await listsOf(account).states(account, options);
      return { ...answer, data: await withStoredChanges(db, account, answer.data, since) };
    },

    storedStateChanges: (account, device, since) => storedStateChanges(db, account, device, since),
    listChanges: (account, list, since) => listChanges(db, account, list, since),
    firmwareChanges: (account, since) => firmwareChanges(db, account, since),

    fleet: enterprise.fleet,
    emails: enterprise.emails,
    ...createEnterpriseLatest(door),
    listCost: createListCost(door),

    async live(account, premiseId, options) {
      if (account.kind === 'enterprise') {
        throw new AppError('not_found', {
          userMessage:
            'Copper provides no live readings for an enterprise. Its premises show the latest register readings.',
        });
      }
      return door.fetch(account, appInstant(premiseId), options);
    },

    cloudEvents: (account, premiseId, options) => door.fetch(account, appNotifications(premiseId, MAX_EVENTS), options),
    cloudForecasts: (account, premiseId, options) => door.fetch(account, appForecast(premiseId), options),

    series,
    ...createStoredReaders({ seriesArchive, door, clock }),
    storedVersion: versionsOf,
    ...createEstimateOfMany({ seriesArchive, fetcher, db, clock }),
    ...records,
    ...createGridPrefetch({ door, seriesArchive, store: createSeriesStore(db, log), db, clock, sleep }),
    ...createBackfillStep({ seriesArchive, fetcher, reader: { series, ...records } }),

    settled: async () => {
      await Promise.all([seriesArchive.settled(), recorder.settled()]);
    },
  };
}
