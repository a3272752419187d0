import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { printStep, StepFailed } from './messages.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

/** Everything that the build depends on. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const STAMP = '.next/built-from';

function sourcesNow() {
  return fingerprint(SOURCES, {
    salt: process.versions.modules,
    skip: (path) => /\.test\.tsx?$|db[\\/]generated(-postgresql)?$/.test(path),
  });
}

/** True when there is a build of the current sources. */
export function isBuilt() {
  return existsSync('.next/BUILD_ID') && readStamp(STAMP) === sourcesNow();
}

/** Builds for production. `quiet` prints only errors. */
export function build({ quiet }) {
  const current = sourcesNow();
  printStep('Building for production (next build); this takes a minute or two');
  const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : 'inherit',
    // Overrides NODE_ENV: a build made with another value does not run.
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    throw new StepFailed('The build failed. See the output of Next above.');
  }
  writeStamp(STAMP, current);
}
