import type { Clock } from '../clock';
import { appInstant, appState } from '../copper/app-endpoints';
import { AppError } from '../errors';
import type { Door } from '../upstream/types';
import { createEnterpriseLists } from './enterprise-lists';
import { createAskRange } from './range';
import { createSeriesReader } from './series';
import { seriesRequest } from './series-request';
import type { Archive } from './types';

/** Everything Copper knows, over the door: see `Archive`. Errors are the door's. */
export function createArchive({ door, clock }: { door: Door; clock: Clock }): Archive {
  const enterprise = createEnterpriseLists(door);
  const askRange = createAskRange({ door, request: (account, query) => seriesRequest(account, query, clock()) });
  const series = createSeriesReader({ askRange, clock });

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
  };
}
