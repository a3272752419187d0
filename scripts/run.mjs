/**
 * Runs every npm script. It must work as the first command after `git clone`, so it and its static imports use only
 * Node. It installs, generates and builds what is missing, then runs the TypeScript of the command.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fail, StepFailed } from './bootstrap/messages.mjs';
import { requireNode } from './bootstrap/node-version.mjs';

const COMMANDS = {
  demo: { build: true, script: './demo.ts' },
  start: { build: true, server: './launch/run-server.mjs' },
  dev: { build: false, script: './dev.ts' },
  build: { build: 'always' },
  package: { build: false, script: './package.ts' },
  'try-package': { build: false, script: './try-package.ts' },
  'try-proxies': { build: false, script: './try-proxies.ts' },
  'try-lan': { build: true, script: './try-lan.ts' },
  test: { build: false, script: './check.ts' },
  sandbox: { build: false, script: '../sandbox/cli.ts' },
  screenshots: { build: true, script: './screenshots.ts' },
  bench: { build: false, serverScript: 'scripts/bench.ts' },
  report: { build: false, serverScript: 'scripts/report.ts' },
  archive: { build: false, serverScript: 'scripts/archive.ts' },
  backup: { build: false, serverScript: 'scripts/backup.ts' },
  restore: { build: false, serverScript: 'scripts/restore.ts' },
  'move-database': { build: false, serverScript: 'scripts/move-database.ts' },
};

const [name = '', ...rest] = process.argv.slice(2);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

try {
  const command = COMMANDS[name];
  if (!command) throw new StepFailed(`Unknown command '${name}'. Known: ${Object.keys(COMMANDS).join(', ')}.`);
  requireNode();
  const { install } = await import('./bootstrap/install.mjs');
  install();
  const { generateClient } = await import('./bootstrap/generate-client.mjs');
  generateClient();
  const { build, isBuilt } = await import('./bootstrap/build.mjs');
  const always = command.build === 'always' && !rest.includes('--if-changed');
  const mustBuild = always || (command.build && !isBuilt());
  // Before a build that takes minutes. The server checks its settings itself.
  if (name === 'dev' || (name === 'start' && mustBuild)) runServerCode('scripts/check-settings.ts');
  if (command.serverScript) runServerCode(command.serverScript, rest);
  if (mustBuild) build({ quiet: !always });
  if (command.server) await (await import(command.server)).runServer();
  if (command.script) {
    process.argv.splice(2, Number.POSITIVE_INFINITY, ...rest);
    const { register } = await import('tsx/esm/api');
    register();
    await import(command.script);
  }
} catch (error) {
  fail(error);
}

/** Runs a script that uses server code in a separate process. Exits with its exit code unless it is 0. */
function runServerCode(script, args = []) {
  const all = ['--conditions=react-server', '--import', 'tsx', script, ...args];
  const { status } = spawnSync(process.execPath, all, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
