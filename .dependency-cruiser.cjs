/**
 * The direction of imports. CONTRIBUTING.md has the same table in words; each rule's comment is what a person reads
 * when it fires. Paths are regular expressions. Type imports count too.
 */

const { LADDER, DATABASE_FOLDERS } = require('./.dependency-cruiser-ladder.cjs');

/** Tests may import from anywhere: only what ships has to follow the table. */
const tests = '\\.test\\.tsx?$|/test-support/';

/** Everything of our own. */
const ours = '^(app|components|lib|sandbox|e2e|scripts)/|^proxy\\.ts$|^instrumentation(-client)?\\.ts$';

/** Files directly in lib/server: settings, log, clock, errors. They import nothing but each other. */
const leaves = '^lib/server/[^/]+\\.ts$';

const nextAndReact = '(^|/)node_modules/(next|next-auth|react|react-dom|@tanstack/react-query)/';
const prisma = '(^|/)node_modules/(@prisma|better-sqlite3|pg|\\.prisma)/|^lib/server/db/generated(-postgresql)?/';

/** A rule that lets `from` import nothing of ours but `allowed`. */
function only(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { path: ours, pathNot: allowed },
  };
}

/** A rule that keeps `to` out of `from`. */
function never(name, from, to, comment) {
  return { name, comment, severity: 'error', from: { path: from, pathNot: tests }, to: { path: to } };
}

const folderPath = (name) => (name === 'contract' ? '^lib/contract/' : `^lib/server/${name}/`);

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      severity: 'error',
      from: { pathNot: '^lib/server/db/generated(-postgresql)?/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'The imported file or package does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(server-only)$' },
    },
    {
      name: 'no-dev-dependency-in-the-product',
      comment: 'What ships must not need a development dependency.',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/|^proxy\\.ts$|^instrumentation(-client)?\\.ts$',
        pathNot: [tests, '/generated(-postgresql)?/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    },

    only('domain', '^lib/domain/', ['^lib/domain/'], 'lib/domain is pure energy knowledge and imports only itself.'),
    never(
      'domain-is-plain',
      '^lib/domain/',
      `${nextAndReact}|${prisma}|(^|/)node_modules/(zod|pino|recharts)/`,
      'lib/domain knows calendars and units, no framework and no schema library.',
    ),
    only(
      'contract',
      '^lib/contract/',
      ['^lib/contract/', '^lib/domain/'],
      'lib/contract describes our own API and builds on lib/domain alone.',
    ),
    never('contract-is-plain', '^lib/contract/', `${nextAndReact}|${prisma}`, 'Browser and server both read it.'),
    only(
      'client',
      '^lib/client/',
      ['^lib/client/', '^lib/contract/', '^lib/domain/'],
      'lib/client runs in the browser: it knows our API and its answers.',
    ),
    only(
      'ui',
      '^components/ui/',
      ['^components/ui/', '^lib/domain/', '^lib/client/(server-clock\\.ts|formats\\.tsx)$'],
      'components/ui takes plain props, and the time and the formats from the one place of the page.',
    ),
    only(
      'charts',
      '^components/charts/',
      ['^components/(ui|charts)/', '^lib/domain/', '^lib/client/formats\\.tsx$'],
      'components/charts takes series and units, and does not know where they come from.',
    ),
    {
      name: 'features',
      comment: 'A feature uses ui, charts, lib/client, contract and domain, and never another feature.',
      severity: 'error',
      from: { path: '^components/(?!ui/|charts/)([^/]+)/', pathNot: tests },
      to: { path: ours, pathNot: ['^components/(ui|charts|$1)/', '^lib/(client|contract|domain)/'] },
    },
    {
      name: 'recharts-in-charts',
      comment: 'Only components/charts imports recharts; other components give it a series.',
      severity: 'error',
      from: { path: '.', pathNot: ['^components/charts/', 'node_modules'] },
      to: { path: '(^|/)node_modules/recharts/' },
    },

    only('leaves', leaves, [leaves], 'A file directly in lib/server imports only its neighbors.'),
    ...LADDER.map(([name, above, comment]) =>
      only(
        name,
        `^lib/server/${name}/`,
        [`^lib/server/${name}/`, '^lib/domain/', leaves, ...above.map(folderPath)],
        `lib/server/${name} ${comment}`,
      ),
    ),
    {
      name: 'every-folder-has-a-rule',
      comment: 'A new folder of lib/server needs a line in LADDER.',
      severity: 'error',
      from: { path: `^lib/server/(?!(${LADDER.map(([name]) => name).join('|')}|test-support)/)[^/]+/` },
      to: {},
    },
    {
      name: 'database-tests-run-on-both',
      comment: 'A test of the database belongs to a folder that may use it: those run on SQLite and on PostgreSQL.',
      severity: 'error',
      from: {
        path: `^lib/server/(?!(${DATABASE_FOLDERS.join('|')}|test-support)/).*\\.test\\.ts$`,
        pathNot: '^lib/server/use-cases/isolation\\.integration',
      },
      to: { path: '^lib/server/db/' },
    },
    {
      name: 'prisma-in-db',
      comment: 'Prisma and the database driver stay in lib/server/db, so that every query is in one place.',
      severity: 'error',
      from: { path: ours, pathNot: '^(lib/server/db|scripts/bench)/' },
      to: { path: prisma },
    },
    never(
      'no-framework-below-http',
      `^lib/server/(${LADDER.map(([name]) => name)
        .filter((name) => name !== 'http' && name !== 'auth')
        .join('|')})/`,
      nextAndReact,
      'Next and React end at lib/server/http and app.',
    ),
    never(
      'auth-reads-session-tokens-only',
      '^lib/server/auth/',
      '(^|/)node_modules/(next|react|react-dom|@tanstack/react-query)/|(^|/)node_modules/next-auth/(?!jwt/)',
      'Of next-auth, lib/server/auth uses only what reads a session cookie.',
    ),
    only(
      'app',
      '^app/|^proxy\\.ts$|^instrumentation(-client)?\\.ts$',
      [
        '^app/',
        '^components/',
        '^lib/(client|contract|domain)/',
        '^lib/server/(http|use-cases|reports|openapi|auth|access|start|ports)/',
        leaves,
      ],
      'app is the shell: it calls use cases, and reaches no database, wire, door or archive.',
    ),
    never(
      'browser-and-server',
      '^(components|lib/client|lib/contract|lib/domain)/',
      '^lib/server/',
      'Browser code never imports server code, not even a type.',
    ),
    only(
      'sandbox',
      '^sandbox/',
      ['^sandbox/'],
      'The sandbox is a program of its own: a stand-in that used our code would prove nothing.',
    ),
    never('no-sandbox-in-the-product', '^(app|components|lib)/', '^sandbox/', 'The product knows no stand-in.'),
    never('no-scripts-in-the-product', '^(app|components|lib|sandbox)/', '^(e2e|scripts)/', 'Scripts are on top.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '^next-env\\.d\\.ts$|^(\\.next|node_modules/\\.cache|data|coverage|test-results|playwright-report)/',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
