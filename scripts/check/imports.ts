/**
 * Checks the direction of imports: the rules of .dependency-cruiser.cjs, cycles of folders, and what reaches the
 * browser. dependency-cruiser reads all files once; each further run of it would read them again.
 */
import { createRequire } from 'node:module';
import { cruise, format, type ICruiseResult, type IModule } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { folderCycles, type ImportingFile, waysInto } from './import-graph';

const { options, ...ruleSet } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

const { output } = await cruise(
  ['.'],
  { ...options, ruleSet: { ...ruleSet, options }, validate: true },
  {},
  { tsConfig: extractTSConfig(options.tsConfig.fileName) },
);
const result = output as ICruiseResult;
const report = await format(result, { outputType: 'err' });
console.log(report.output);

const files = result.modules.map(importingFile);
const problems = [...cyclesOfFolders(), ...notForTheBrowser()];
for (const problem of problems) console.error(`  error ${problem}`);
process.exit(report.exitCode === 0 && problems.length === 0 ? 0 : 1);

function importingFile({ source, dependencies }: IModule): ImportingFile {
  return {
    file: source,
    imports: dependencies.map(({ resolved, dependencyTypes }) => ({
      to: resolved,
      typeOnly: dependencyTypes.includes('type-only'),
    })),
  };
}

/** Two folders that need each other: move what both need into a third, or merge them. Tests may import from anywhere. */
function cyclesOfFolders(): string[] {
  const shipped = files.filter(
    ({ file }) =>
      /^(app|components|lib)\//.test(file) && !/\.test\.tsx?$|\/test-support\/|\/generated(-postgresql)?\//.test(file),
  );
  return folderCycles(shipped).map(({ from, to }) => `no-folder-cycle: ${from} → ${to}`);
}

function notForTheBrowser(): string[] {
  const browser = (file: string) => /^(components|lib\/client)\//.test(file) && !/\.test\.tsx?$/.test(file);
  return [
    // zod weighs 92 KB: browser code imports types, and contract files that do without it.
    ...waysInto(files, browser, (file) => /(^|\/)node_modules\/zod\//.test(file)),
    // Server code would be sent to everybody, with what it needs.
    ...waysInto(files, browser, (file) =>
      /^lib\/server\/|(^|\/)node_modules\/(pino|@prisma|better-sqlite3)\//.test(file),
    ),
  ].map((way) => `not-in-the-browser: ${way.join(' → ')}`);
}
