/**
 * The folders of lib/server from the lowest to the highest. Each imports from itself, lib/domain, the leaves, and from
 * the folders named after it, all of which are above it in this list; `contract` is lib/contract.
 */
const LADDER = [
  ['ports', ['contract'], 'holds the interfaces that folders offer each other, and no code of theirs.'],
  ['concurrency', ['ports'], 'knows locks, queues, single flight and waiting, and nothing of what is waited for.'],
  ['db', ['concurrency'], 'knows tables.'],
  ['copper', ['ports'], 'makes requests as data and reads answers; it sends and stores nothing.'],
  ['upstream', ['ports', 'concurrency', 'db'], 'sends what it is given and knows no endpoint.'],
  ['archive', ['ports', 'concurrency', 'db', 'copper'], 'asks the door through its interface and stores what comes.'],
  ['access', [], 'decides from what it is given.'],
  ['auth', ['ports', 'concurrency', 'db', 'access', 'contract'], 'holds sessions and tokens, and knows no endpoint.'],
  ['lookup', ['ports', 'contract'], 'finds what a query names.'],
  [
    'money',
    ['ports', 'concurrency', 'db'],
    'keeps prices and bills, and works out costs; what it fetches, it fetches through the archive.',
  ],
  ['reports', ['ports', 'lookup', 'money', 'contract'], 'turns what the archive has into tables, through the context.'],
  ['insights', ['ports', 'db'], 'works out insights from what is stored and keeps alerts; it sends nothing.'],
  [
    'jobs',
    ['ports', 'concurrency', 'db', 'access', 'reports', 'insights', 'contract'],
    'stores its progress and works through the archive.',
  ],
  [
    'use-cases',
    ['ports', 'lookup', 'access', 'reports', 'insights', 'money', 'contract'],
    'checks access and works through the context.',
  ],
  ['openapi', ['access', 'reports', 'contract'], 'describes the API from its schemas and reports; it loads no route.'],
  ['metrics', ['concurrency'], 'counts what the parts report, and knows none of them.'],
  [
    'start',
    ['ports', 'concurrency', 'db', 'copper', 'upstream', 'archive', 'auth', 'insights', 'money', 'jobs', 'metrics'],
    'puts the parts together, and starts and stops them.',
  ],
  [
    'http',
    ['ports', 'access', 'auth', 'reports', 'start', 'contract'],
    'knows the viewer, the contract and the errors.',
  ],
];

/** The folders of lib/server that may use the database. */
const DATABASE_FOLDERS = LADDER.filter(([name, above]) => name === 'db' || above.includes('db')).map(([name]) => name);

/** Integration tests that run on both databases: of these folders, and of what keeps accounts and requests apart in all. */
const TESTS_ON_BOTH_DATABASES = [
  `lib/server/(${DATABASE_FOLDERS.join('|')})/**/*.integration.test.ts`,
  'lib/server/use-cases/(isolation|sharing).integration.test.ts',
];

/** Except for rules that do not depend on the database, whose tests take as long as all others together. */
const TESTS_ON_ONE_DATABASE = [
  'lib/server/upstream/clock-set-back.integration.test.ts',
  'lib/server/upstream/door-(absurd|breaker|cache-rules|faults|stale).integration.test.ts',
  'lib/server/archive/(ask-wide|backfill-step|estimate|estimate-spans|random-ranges|remembered-series).integration.test.ts',
  'lib/server/jobs/(backfill-cloud|default-history-job|export-files).integration.test.ts',
  'lib/server/start/graceful-stop.integration.test.ts',
];

module.exports = { LADDER, DATABASE_FOLDERS, TESTS_ON_BOTH_DATABASES, TESTS_ON_ONE_DATABASE };
