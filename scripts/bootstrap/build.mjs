import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PLACEHOLDER, separateBasePath } from '../package/base-path.mjs';
import { printStep, StepFailed } from './messages.mjs';
import { fingerprint, readStamp, removeStamp, writeStamp } from './stamp.mjs';

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
  'scripts/package/base-path.mjs',
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

/** Builds for production. `quiet` prints only errors. `standalone` makes what scripts/package needs. */
export function build({ quiet, standalone = false }) {
  const current = sourcesNow();
  printStep('Building for production (next build); this takes a minute or two');
  const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    encoding: 'utf8',
    stdio: quiet ? 'pipe' : 'inherit',
    // Overrides NODE_ENV: a build made with another value does not run.
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_OUTPUT: standalone ? 'standalone' : '',
      BASE_PATH: PLACEHOLDER,
    },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    throw new StepFailed('The build failed. See the output of Next above.');
  }
  // `next start` is not for the other kind of build, so the next start builds again.
  if (standalone) removeStamp(STAMP);
  else {
    separateBasePath('.');
    writeStamp(STAMP, current);
  }
}
