/**
 * The direction of imports, as law. The table in words is in CONTRIBUTING.md; each rule's comment is what a person
 * reads when it fires. Paths are regular expressions; type imports count too, since they tie folders just the same.
 */

/** Tests may look across the house: only what ships is held to the table. */
const tests = '\\.test\\.tsx?$|/test-support/';

/** Files of lib/server that know nothing of the rest. */
const leaves =
  '^lib/server/(env|env-schema|enterprise-settings|settings-error|log|log-scrub|clock|errors|account|secrets)\\.ts$';

/** Everything of our own. */
const ours = '^(app|components|lib|sandbox|e2e|scripts)/|^proxy\\.ts$|^instrumentation\\.ts$';

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
function never(name, from, to, comment, fromNot = []) {
  return { name, comment, severity: 'error', from: { path: from, pathNot: [tests, ...fromNot] }, to: { path: to } };
}

const nextAndReact = '(^|/)node_modules/(next|next-auth|react|react-dom|@tanstack/react-query)/';
const prisma = '(^|/)node_modules/(@prisma|better-sqlite3|pg|\\.prisma)/|^lib/server/db/generated(-postgresql)?/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or lack a third.',
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
      name: 'no-tool-in-the-product',
      comment: 'What ships may not need a development dependency.',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/|^proxy\\.ts$|^instrumentation\\.ts$',
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
    never('contract-is-plain', '^lib/contract/', `${nextAndReact}|${prisma}`, 'lib/contract is read by both sides.'),
    only(
      'client',
      '^lib/client/',
      ['^lib/client/', '^lib/contract/', '^lib/domain/'],
      'lib/client runs in the browser: our API and its answers are all it knows.',
    ),
    only('ui', '^components/ui/', ['^components/ui/', '^lib/domain/'], 'components/ui takes plain props.'),
    only(
      'charts',
      '^components/charts/',
      ['^components/(ui|charts)/', '^lib/domain/'],
      'components/charts takes series and units, and knows nothing of where they come from.',
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
      comment: 'Only components/charts imports recharts; everybody else hands it a series.',
      severity: 'error',
      from: { path: '.', pathNot: ['^components/charts/', 'node_modules'] },
      to: { path: '(^|/)node_modules/recharts/' },
    },

    only('leaves', leaves, [leaves], 'A leaf of lib/server knows nothing of the rest.'),
    only(
      'db',
      '^lib/server/db/',
      ['^lib/server/db/', '^lib/domain/', leaves],
      'lib/server/db knows tables, the domain and the leaves.',
    ),
    {
      name: 'prisma-in-db',
      comment: 'Prisma and the database driver stay in lib/server/db, so that every query is in one place.',
      severity: 'error',
      from: { path: ours, pathNot: '^(lib/server/db|scripts/bench)/' },
      to: { path: prisma },
    },
    only(
      'copper',
      '^lib/server/copper/',
      ['^lib/server/copper/', '^lib/domain/', '^lib/server/upstream/types\\.ts$', leaves],
      'lib/server/copper is the wire: it makes requests as data and reads answers; it sends and stores nothing.',
    ),
    only(
      'upstream',
      '^lib/server/upstream/',
      ['^lib/server/(upstream|db)/', '^lib/domain/', leaves],
      'lib/server/upstream is the door: what it sends is handed in, it knows no endpoint.',
    ),
    only(
      'archive',
      '^lib/server/archive/',
      [
        '^lib/server/(archive|copper|db)/',
        '^lib/domain/',
        '^lib/server/upstream/(types|flights|notice|wait)\\.ts$',
        leaves,
      ],
      'lib/server/archive asks the door through its interface, and shares only how waiting and failing look.',
    ),
    only(
      'access',
      '^lib/server/access/',
      ['^lib/server/access/', '^lib/domain/', leaves],
      'lib/server/access decides from what it is given.',
    ),
    only(
      'use-cases',
      '^lib/server/(use-cases|reports)/',
      [
        '^lib/server/(use-cases|reports|access)/',
        '^lib/server/(jobs|auth)/[^/]+\\.types\\.ts$',
        '^lib/server/http/parse-input\\.ts$',
        '^lib/(contract|domain)/',
        '^lib/server/context\\.types\\.ts$',
        '^lib/server/(archive|upstream)/types\\.ts$',
        leaves,
      ],
      'A use case speaks to the archive through the context, never to the wire, the door or the database.',
    ),
    only(
      'jobs',
      '^lib/server/jobs/',
      [
        '^lib/server/(jobs|reports|access|db)/',
        '^lib/server/http/parse-input\\.ts$',
        '^lib/(contract|domain)/',
        '^lib/server/context\\.types\\.ts$',
        '^lib/server/(archive|upstream)/types\\.ts$',
        leaves,
      ],
      'A job keeps where it stands in the database, and asks for data through the archive as use cases do.',
    ),
    never(
      'below-the-routes',
      '^lib/server/(copper|upstream|archive|access|use-cases|reports|openapi|jobs|db)/',
      nextAndReact,
      'Next and React end at lib/server/{http,auth} and app.',
    ),
    only(
      'http',
      '^lib/server/http/',
      [
        '^lib/server/http/',
        '^lib/server/(auth/|access/|context|reports/report-file)',
        '^lib/(contract|domain)/',
        leaves,
      ],
      'The route wrapper knows the viewer, the contract and the errors.',
    ),
    only(
      'openapi',
      '^lib/server/openapi/',
      ['^lib/server/(openapi|reports|access)/', '^lib/(contract|domain)/', leaves],
      'The description of our API is made of schemas and of the reports’ definitions; it loads no route.',
    ),
    only(
      'auth',
      '^lib/server/auth/',
      [
        '^lib/server/(auth|db|access|http)/',
        '^lib/(contract|domain)/',
        '^lib/server/upstream/types\\.ts$',
        '^lib/server/context(\\.types)?\\.ts$',
        leaves,
      ],
      'lib/server/auth keeps sign-in, sessions and tokens; it knows no endpoint of the API and no use case.',
    ),
    only(
      'app',
      '^app/|^proxy\\.ts$',
      [
        '^app/',
        '^components/',
        '^lib/(client|contract|domain)/',
        '^lib/server/(http|use-cases|reports|openapi|auth|access)/',
        '^lib/server/context(\\.types)?\\.ts$',
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
      'The sandbox is a program of its own: a stand-in proves nothing by using our code.',
    ),
    never('no-sandbox-in-the-product', '^(app|components|lib)/', '^sandbox/', 'The product knows no stand-in.'),
    never('nobody-needs-tests', '^(app|components|lib|sandbox)/', '^(e2e|scripts)/', 'Tests and scripts are on top.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '^next-env\\.d\\.ts$|^(\\.next|node_modules/\\.cache|data|coverage|test-results|playwright-report)/',
    },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
