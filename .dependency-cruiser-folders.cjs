/** Folder cycles, tests left out: part of `npm run deps`. A folder that needs another is never needed by it. */
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'no-folder-cycle',
      comment: 'Two folders need each other: move what both need into a third, or merge them.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    ...options,
    exclude: { path: `${options.exclude.path}|\\.test\\.tsx?$|/test-support/|/generated(-postgresql)?/` },
  },
};
