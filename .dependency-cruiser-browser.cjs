/** What reaches the browser, counted after types are gone: the second half of `npm run deps`. */
const { options } = require('./.dependency-cruiser.cjs');

const browser = { path: '^(components|lib/client)/', pathNot: '\\.test\\.tsx?$' };

module.exports = {
  forbidden: [
    {
      name: 'no-zod-in-the-browser',
      comment: 'zod weighs 92 KB: browser code imports types, and contract files that do without it.',
      severity: 'error',
      from: browser,
      to: { path: '(^|/)node_modules/zod/', reachable: true },
    },
    {
      name: 'no-server-in-the-browser',
      comment: 'Server code would be sent to everybody, with what it needs.',
      severity: 'error',
      from: browser,
      to: { path: '^lib/server/|(^|/)node_modules/(pino|@prisma|better-sqlite3)/', reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
