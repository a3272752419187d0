import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { StepFailed, say } from './say.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

/** Everything that goes into the build. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const STAMP = '.next/built-from';

/** Builds for production when there is no build of the sources as they are; `always` builds in any case. */
export function build({ always = false } = {}) {
  const wanted = fingerprint(SOURCES, {
    salt: process.versions.modules,
    skip: (path) => /\.test\.tsx?$|db[\\/]generated(-postgresql)?$/.test(path),
  });
  if (!always && existsSync('.next/BUILD_ID') && readStamp(STAMP) === wanted) return;
  say('Building for production (next build); this takes a minute or two');
  const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    encoding: 'utf8',
    stdio: always ? 'inherit' : 'pipe',
    // Not the server's NODE_ENV: a build made under another one does not run.
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    throw new StepFailed('The build failed; Next said why above.');
  }
  writeStamp(STAMP, wanted);
}
