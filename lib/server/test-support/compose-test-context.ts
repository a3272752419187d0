import { createAccessTokens } from '../auth/access-tokens';
import { createGuests } from '../auth/guests';
import { createKeyring } from '../auth/seal';
import { createDatabaseFiles } from '../jobs/database-files';
import { type ComposedContext, type ContextDeps, composeContext } from '../start/compose-context';
import { createSend } from '../upstream/send';

/** The log that tests pass to the door and the archive. */
export type TestLog = Record<'info' | 'warn', (fields: object, message: string) => void>;

interface TestContextDeps extends Pick<ContextDeps, 'db' | 'clock' | 'limits' | 'tokens'> {
  apiUrl: string;
  /** Default: the timeout of the server. */
  timeoutMs?: number;
  log?: TestLog;
  /** Default: files in the database. */
  files?: ContextDeps['files'];
}

/** Use cases of the site are tested with one of their own. */
const NO_SITE: ContextDeps['site'] = {
  state: () => Promise.reject(new Error('this context has no site')),
  browsers: async () => [],
  signOut: async () => false,
  lines: () => [],
};

/** Returns the context of a server that never sleeps and has no sign-in; access tokens belong to home accounts only. */
export function composeTestContext(deps: TestContextDeps): ComposedContext {
  const { db, clock, limits, tokens, apiUrl, timeoutMs, files = createDatabaseFiles(db, clock) } = deps;
  const log = deps.log ?? { info: () => {}, warn: () => {} };
  const keyring = createKeyring('a secret for the tests only');
  return composeContext({
    db,
    clock,
    limits,
    tokens,
    send: createSend({ apiUrl, timeoutMs }),
    accessTokens: createAccessTokens({
      db,
      keyring,
      viewerOf: async (identity) => ({ ...identity, enterprises: [], needsSignIn: false }),
      clock,
      log,
    }),
    guests: createGuests({ db, keyring, vault: { state: async () => 'usable' }, clock, log }),
    files,
    site: NO_SITE,
    postalPlaces: new Map([['80205', { latitude: 39.76, longitude: -104.97 }]]),
    exportDays: 12,
    wakeJobs: () => {},
    logs: { upstream: log, archive: log },
    random: () => 0,
    sleep: async () => {},
  });
}
