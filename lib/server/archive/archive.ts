import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock';
import { appInstant, appState } from '../copper/app-endpoints';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import type { Door } from '../upstream/types';
import { createEnterpriseLists } from './enterprise-lists';
import { createAskRange } from './range';
import { createSeriesReader } from './series';
import { createSeriesKeeper } from './series-keeper';
import { seriesRequest } from './series-request';
import type { StoreLog } from './store/series-store';
import type { Archive } from './types';

/** Everything Copper knows, over the door: see `Archive`. Errors are the door's. */
export function createArchive(deps: {
  door: Door;
  clock: Clock;
  db: Database;
  log: StoreLog;
  /** Between two looks at what another process brings. */
  sleep?: (milliseconds: number) => Promise<void>;
}): Archive {
  const { door, clock, db, log, sleep = wait } = deps;
  const enterprise = createEnterpriseLists(door);
  const asker = createAskRange({ door, request: (account, query) => seriesRequest(account, query, clock()) });
  const keeper = createSeriesKeeper({ asker, db, clock, log, sleep });
  const series = createSeriesReader({ keeper, clock });

  return {
    async premises(account, ask) {
      if (account.kind === 'enterprise') return enterprise.premises(account, ask);
      const answer = await door.ask(account, appState(), ask);
      return { ...answer, data: answer.data.premises };
    },

    async rawAccount(account, ask) {
      if (account.kind === 'enterprise') return enterprise.raw(account, ask);
      const answer = await door.ask(account, appState(), ask);
      return { ...answer, data: answer.data.raw };
    },

    async live(account, premiseId, ask) {
      if (account.kind === 'enterprise') {
        throw new AppError('not_found', {
          userMessage: 'Copper gives an enterprise no live readings. The latest register readings are on its premises.',
        });
      }
      return door.ask(account, appInstant(premiseId), ask);
    },

    series,

    settled: () => keeper.settled(),
  };
}
